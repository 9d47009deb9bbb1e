namespace StartupPlanner.Web.Hosting;

/// <summary>Settings that cannot be meant so, found before anything starts.</summary>
internal static class OperatorMistake
{
    /// <summary>The first mistake in the settings, in one line that says how to mend it; null where there is none.</summary>
    public static string? In(IConfiguration configuration)
    {
        PlannerOptions options;
        try
        {
            options = configuration.GetSection("Planner").Get<PlannerOptions>() ?? new();
        }
        catch (InvalidOperationException wrong)
        {
            return $"A setting cannot be read: {wrong.Message} Mend it in appsettings.json or in the environment.";
        }
        if (options.PublicUrl.Length > 0 && !(Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
            return $"Planner__PublicUrl is \"{options.PublicUrl}\": write where people reach the pages, such as https://plans.example.com.";
        try
        {
            Proxies.Networks(options.TrustedProxies);
        }
        catch (FormatException wrong)
        {
            return $"Planner__TrustedProxies names \"{wrong.Message}\": write addresses or networks with commas between, such as 10.0.0.5, 172.16.0.0/12.";
        }
        return null;
    }
}
