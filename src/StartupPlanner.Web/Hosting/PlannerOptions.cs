namespace StartupPlanner.Web.Hosting;

/// <summary>What an operator may set, in appsettings.json under "Planner" or as Planner__Name in the environment.</summary>
public sealed class PlannerOptions
{
    /// <summary>Whether anybody may register. The first account is always made with the code from the log.</summary>
    public bool OpenRegistration { get; set; }

    /// <summary>Whether cookies may travel over plain http. Only for development, or a network of one's own.</summary>
    public bool AllowInsecureHttp { get; set; }

    /// <summary>Where the pages are reached from outside, such as https://plans.example.com: links in mails lead there.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>The proxies in front, as addresses or networks with commas between. What a request says of where it comes from is believed from these alone.</summary>
    public string TrustedProxies { get; set; } = "";

    /// <summary>How many PDFs and imports one network address may ask for in a minute.</summary>
    public int CostlyRequestsPerMinute { get; set; } = 20;

    /// <summary>Where mail goes; without a host it is written to a folder.</summary>
    public SmtpOptions Smtp { get; set; } = new();
}

public sealed class SmtpOptions
{
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <summary>How the connection is protected; Auto: by the port, 25 not at all, 465 by TLS from its beginning, others by STARTTLS.</summary>
    public SmtpSecurity Security { get; set; }

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    public string From { get; set; } = "";
}

public enum SmtpSecurity { Auto, None, StartTls, Tls }
