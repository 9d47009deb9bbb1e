using System.Globalization;
using Microsoft.AspNetCore.Identity;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Reviews;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Identity;

namespace StartupPlanner.Web.Data.Samples;

/// <summary>The sample plan in both languages, and the two accounts that share it while the application is developed.</summary>
public static class SamplePlans
{
    public const string FounderEmail = "founder@example.com";

    public const string AdvisorEmail = "advisor@example.com";

    private static readonly Lazy<Plan> English = new(() => Read("lumen-dx.en"));

    private static readonly Lazy<Plan> Chinese = new(() => Read("lumen-dx.zh-CN"));

    public static Plan In(CultureInfo culture) => culture.TwoLetterISOLanguageName == "zh" ? Chinese.Value : English.Value;

    /// <summary>The plan file of a sample.</summary>
    public static string Json(string name)
    {
        using var file = typeof(SamplePlans).Assembly.GetManifestResourceStream($"StartupPlanner.Web.Data.Samples.{name}.json")!;
        return new StreamReader(file).ReadToEnd();
    }

    private static Plan Read(string name) => PlanFile.Read(Json(name), PlanId.New(), DateTimeOffset.UnixEpoch.AddYears(57)).Value;
}

internal static class DemoData
{
    /// <summary>In development: a founder and an advisor, with the sample plan shared between them and a first comment on it.</summary>
    public static async Task SeedDemoAsync(this IServiceProvider services)
    {
        if (await services.GetRequiredService<Installation>().HasAccountsAsync()) return;
        await using var scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var db = scope.ServiceProvider.GetRequiredService<PlannerDb>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var founder = await AddAsync(users, SamplePlans.FounderEmail, "Ada Lin 林雅", now);
        var advisor = await AddAsync(users, SamplePlans.AdvisorEmail, "Mei Rong 容梅", now);
        foreach (var name in (string[])["lumen-dx.en", "lumen-dx.zh-CN"])
        {
            var plan = PlanFile.Read(SamplePlans.Json(name), PlanId.New(), now).Value;
            db.Plans.Add(plan);
            db.Members.Add(new(plan.Id, founder.Id, PlanRole.Owner, now));
            db.Members.Add(new(plan.Id, advisor.Id, PlanRole.Advisor, now));
            db.Activity.Add(ActivityEntry.Of(plan, ActivityKind.PlanImported, "", founder.Id, now));
            db.Threads.Add(Comment(plan, advisor.Id, now));
        }
        await db.SaveChangesAsync();
    }

    private static CommentThread Comment(Plan plan, Guid advisor, DateTimeOffset now)
    {
        var address = Address.Read("opportunity/scorecard/technology-cost/reason")!;
        var body = plan.Language == PlanLanguage.Zh ? "完整训练一次现在要多少钱？我没有找到。" : "What does one full training run cost today? I could not find it.";
        return new(plan.Id, address, null, plan.Opportunity.Scorecard["technology-cost"].Reason, advisor, body, now);
    }

    // Signed in by a button of the development sign-in page only; nobody can type the password, since nobody knows it.
    private static async Task<User> AddAsync(UserManager<User> users, string email, string name, DateTimeOffset now)
    {
        var user = new User { UserName = email, Email = email, EmailConfirmed = true, Name = name, CreatedAt = now, IsOperator = email == SamplePlans.FounderEmail };
        var made = await users.CreateAsync(user, Pipeline.Tokens.New());
        return made.Succeeded ? user : throw new InvalidOperationException(string.Join(' ', made.Errors.Select(error => error.Code)));
    }
}
