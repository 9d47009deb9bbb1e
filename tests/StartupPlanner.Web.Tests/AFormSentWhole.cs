using System.Net;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Pages.Planning;

namespace StartupPlanner.Web.Tests;

/// <summary>The page of a question in a browser without scripts.</summary>
public sealed class AFormSentWhole(PlannerApp app) : IClassFixture<PlannerApp>
{
    [Fact]
    public async Task Saves_the_fields_that_changed_and_leaves_the_others()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var response = await PlannerApp.PostFormAsync(app.ClientOf(owner), $"/plans/{plan}/overview/basics",
            ("seen:overview/name", "Lumen"), ("f:overview/name", "Lumen"), ("seen:overview/pitch", ""), ("f:overview/pitch", "Light for labs"), ("go", $"/plans/{plan}/overview/problem"));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal($"/plans/{plan}/overview/problem", response.Headers.Location!.OriginalString);
        var read = await app.ReadAsync(owner, plan);
        Assert.Equal(("Lumen", "Light for labs", 2L), (read.Name, read.Pitch, read.Revision));
    }

    [Fact]
    public async Task Adds_the_row_that_was_begun_and_removes_the_one_whose_button_was_pressed()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var client = app.ClientOf(owner);
        var (id, field) = (Guid.CreateVersion7(), RowsTexts.FirstText);
        var question = Outline.QuestionFor(Address.Read("overview/outcomes")!)!;
        await PlannerApp.PostFormAsync(client, $"/plans/{plan}/{question.Address}",
            ("new:overview/outcomes", $"{id}"), ($"seen:overview/outcomes/{id}/{field}", ""), ($"f:overview/outcomes/{id}/{field}", "Half the cost"));
        Assert.Equal("Half the cost", await app.ValueAsync(owner, plan, $"overview/outcomes/{id}/{field}"));

        await PlannerApp.PostFormAsync(client, $"/plans/{plan}/{question.Address}", ("act", $"remove:overview/outcomes/{id}"));
        Assert.Null(await app.ValueAsync(owner, plan, $"overview/outcomes/{id}/{field}"));
    }

    [Theory, InlineData("en"), InlineData("zh-CN")]
    public async Task Shows_numbers_with_their_thousands_apart_and_takes_them_so(string language)
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        await app.SetAsync(owner, plan, "opportunity/cost-to-prove", "950;1200000;5400000.5");
        await app.SetAsync(owner, plan, "opportunity/scorecard/market-growth/weight", "12.5%");
        var client = app.ClientOf(owner, language);
        var page = await client.GetStringAsync($"/plans/{plan}/opportunity/feasibility-study", TestContext.Current.CancellationToken);
        foreach (var shown in (string[])["950", "1,200,000", "5,400,000.5"]) Assert.Contains($"value=\"{shown}\" data-value", page, StringComparison.Ordinal);
        Assert.Contains("value=\"12.5\" data-value", await client.GetStringAsync($"/plans/{plan}/opportunity/scorecard", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        const string Cost = "opportunity/cost-to-prove";
        await PlannerApp.PostFormAsync(client, $"/plans/{plan}/opportunity/feasibility-study",
            ($"seen:{Cost}", "950;1200000;5400000.5"), ($"f:{Cost}", "950"), ($"f:{Cost}", "1,300,000"), ($"f:{Cost}", "5400000.5"));
        Assert.Equal("950;1300000;5400000.5", await app.ValueAsync(owner, plan, Cost));
    }

    [Fact]
    public async Task Leaves_a_number_to_whoever_changed_it_meanwhile_where_only_its_spelling_differs()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        const string Cost = "opportunity/cost-to-prove";
        await app.SetAsync(owner, plan, Cost, "1000;2000;4000");
        var response = await PlannerApp.PostFormAsync(app.ClientOf(owner), $"/plans/{plan}/opportunity/feasibility-study",
            ($"seen:{Cost}", "1000;2000;3000"), ($"f:{Cost}", "1,000"), ($"f:{Cost}", "2,000"), ($"f:{Cost}", "3,000"));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("1000;2000;4000", await app.ValueAsync(owner, plan, Cost));
    }

    [Fact]
    public async Task Adds_no_row_where_none_was_begun()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var (id, field) = (Guid.CreateVersion7(), RowsTexts.FirstText);
        await PlannerApp.PostFormAsync(app.ClientOf(owner), $"/plans/{plan}/overview/outcomes", ("new:overview/outcomes", $"{id}"), ($"seen:overview/outcomes/{id}/{field}", ""), ($"f:overview/outcomes/{id}/{field}", ""));
        Assert.Empty(RowsTexts.Outcomes.Entries(await app.ReadAsync(owner, plan)));
    }

    [Fact]
    public async Task Shows_the_message_of_a_refused_field_and_keeps_what_was_typed()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var typed = new string('x', Plan.PitchMaxLength + 1);
        var response = await PlannerApp.PostFormAsync(app.ClientOf(owner), $"/plans/{plan}/overview/basics", ("seen:overview/pitch", ""), ("f:overview/pitch", typed), ("seen:overview/name", "Lumen"), ("f:overview/name", "Lumen 2"));
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(typed, page, StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode(new Localization.Texts(Localization.Texts.Cultures[0])["Errors.Field.TooLong", Plan.PitchMaxLength, typed.Length]), page, StringComparison.Ordinal);
        var read = await app.ReadAsync(owner, plan);
        Assert.Equal(("Lumen 2", ""), (read.Name, read.Pitch));
    }

    [Fact]
    public async Task Leads_an_advisor_to_the_next_question_though_disabled_fields_are_not_sent()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var advisor = await app.MemberAsync(plan, PlanRole.Advisor);
        var response = await PlannerApp.PostFormAsync(app.ClientOf(advisor), $"/plans/{plan}/overview/settings", ("seen:overview/stage", "idea"), ("go", $"/plans/{plan}/overview/problem"));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    [Fact]
    public async Task Says_only_to_an_editor_what_was_seen_so_that_a_reader_clears_nothing()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var advisor = await app.MemberAsync(plan, PlanRole.Advisor);
        foreach (var question in Outline.Sections.SelectMany(section => section.Questions))
        {
            // What has a page of its own is not edited in the list.
            if (!question.Parts.Any(RowPages.Has)) Assert.Contains("name=\"seen:", await PageAsync(owner, question), StringComparison.Ordinal);
            Assert.DoesNotContain("name=\"seen:", await PageAsync(advisor, question), StringComparison.Ordinal);
        }

        Task<string> PageAsync(Identity.User user, Question question) => app.ClientOf(user).GetStringAsync($"/plans/{plan}/{question.Address}", TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Puts_a_card_into_the_lane_in_which_it_was_written()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var id = Guid.CreateVersion7();
        var row = $"opportunity/swot/{id}";
        await PlannerApp.PostFormAsync(app.ClientOf(owner), $"/plans/{plan}/opportunity/swot", ("new:opportunity/swot", $"{id}"),
            ($"seen:{row}/quadrant", ""), ($"f:{row}/quadrant", "threat"), ($"blank:{row}/quadrant", "threat"), ($"seen:{row}/statement", ""), ($"f:{row}/statement", "Prices fall"));
        Assert.Equal(("threat", "Prices fall"), (await app.ValueAsync(owner, plan, $"{row}/quadrant"), await app.ValueAsync(owner, plan, $"{row}/statement")));
    }

    [Fact]
    public async Task Shows_a_new_row_again_with_all_that_was_typed_where_one_field_is_wrong()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var (id, part) = (Guid.CreateVersion7(), Address.Read("strategy/tasks")!.Part!);
        var month = part.Fields.First(field => field.Type == FieldType.Month);
        var text = part.Fields.First(field => field.Type == FieldType.ShortText);
        var row = $"{part.Address}/{id}";
        var response = await PlannerApp.PostFormAsync(app.ClientOf(owner), $"/plans/{plan}/strategy/tasks", ("new:strategy/tasks", $"{id}"),
            ($"seen:{row}/{text.Segment}", ""), ($"f:{row}/{text.Segment}", "Ask ten labs"), ($"seen:{row}/{month.Segment}", ""), ($"f:{row}/{month.Segment}", "soon"));
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("Ask ten labs", page, StringComparison.Ordinal);
        Assert.Contains("value=\"soon\"", page, StringComparison.Ordinal);
        Assert.Contains($"name=\"new:strategy/tasks\" value=\"{id}\"", page, StringComparison.Ordinal);
        var field = page[page.IndexOf($"data-field=\"{row}/{month.Segment}\"", StringComparison.Ordinal)..];
        Assert.StartsWith(new Localization.Texts(Localization.Texts.Cultures[0])["Errors.Field.NotAMonth"], field[(field.IndexOf("role=\"alert\">", StringComparison.Ordinal) + 13)..], StringComparison.Ordinal);
        Assert.Empty(part.Entries(await app.ReadAsync(owner, plan)));
    }

    [Fact]
    public async Task Takes_rows_of_other_lists_and_months_as_they_are_typed()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var (ada, lin, id) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var row = $"team/training/{id}";
        foreach (var (role, name) in ((Guid, string)[])[(ada, "Ada"), (lin, "Lin")]) await AddRoleAsync(role, name);
        await PlannerApp.PostFormAsync(app.ClientOf(owner), $"/plans/{plan}/team/training", ("new:team/training", $"{id}"),
            ($"seen:{row}/who", ""), ($"f:{row}/who", $"{ada}"), ($"f:{row}/who", $"{lin}"), ($"seen:{row}/month", ""), ($"f:{row}/month", "2027年3月"), ($"seen:{row}/cost", ""), ($"f:{row}/cost", ""), ($"f:{row}/cost", "1–2万"), ($"f:{row}/cost", ""));
        Assert.Equal(($"{ada},{lin}", "2027-03", "10000;15000;20000"),
            (await app.ValueAsync(owner, plan, $"{row}/who"), await app.ValueAsync(owner, plan, $"{row}/month"), await app.ValueAsync(owner, plan, $"{row}/cost")));
        // Without a check mark nothing is sent, and none is chosen.
        await PlannerApp.PostFormAsync(app.ClientOf(owner), $"/plans/{plan}/team/training", ($"seen:{row}/who", $"{ada},{lin}"), ($"seen:{row}/month", "2027-03"), ($"f:{row}/month", "Mar 2027"));
        Assert.Equal(("", "2027-03"), (await app.ValueAsync(owner, plan, $"{row}/who"), await app.ValueAsync(owner, plan, $"{row}/month")));

        Task AddRoleAsync(Guid role, string name) => PlannerApp.PostFormAsync(app.ClientOf(owner), $"/plans/{plan}/team/hiring",
            ("new:team/hires", $"{role}"), ($"seen:team/hires/{role}/role", ""), ($"f:team/hires/{role}/role", name));
    }

    [Fact]
    public async Task Is_shown_again_where_it_cannot_be_taken_as_a_whole()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var response = await PlannerApp.PostFormAsync(app.ClientOf(owner), $"/plans/{plan}/overview/problem", ("commandId", $"{Guid.Empty}"), ("seen:overview/problem", ""), ("f:overview/problem", "Labels are costly"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("Labels are costly", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
