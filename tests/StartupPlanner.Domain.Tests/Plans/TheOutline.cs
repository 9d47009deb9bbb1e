using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Tests.Plans;

public sealed class TheOutline
{
    private static IEnumerable<Question> Questions => Outline.Sections.SelectMany(section => section.Questions);

    [Fact]
    public void Keys_are_unique_where_they_stand()
    {
        Assert.Distinct(Outline.Sections.Select(section => section.Segment));
        Assert.Distinct(Questions.Select(question => question.Address));
        Assert.All(Outline.Sections, section => Assert.Distinct(
            section.Parts.SelectMany(part => part.Shape == PartShape.Own ? part.Fields.Select(field => field.Segment) : [part.Segment])));
        Assert.All(Outline.Parts, part => Assert.Distinct(part.Fields.Select(field => field.Segment)));
        Assert.All(Outline.Parts, part => Assert.Distinct(part.Keys));
    }

    [Fact]
    public void A_question_has_the_address_of_nothing_but_what_answers_it() => Assert.All(Questions, question =>
    {
        var at = Address.Read(question.Address)!;
        if (at.Field is { } field) Assert.Contains(field, question.Fields);
        else if (at.Part is { } part) Assert.Contains(part, question.Parts);
    });

    // Of these the wizard does not ask yet: they come with a plan file.
    private static readonly string[] NotAsked =
        ["finance/scenarios", "finance/overrides", "finance/actuals", "finance/actual-sources", "finance/uncertainties", "finance/correlations"];

    [Fact]
    public void Every_field_and_list_of_the_sections_that_ask_is_asked_for_by_one_question()
    {
        var parts = Outline.Asked.SelectMany(section => section.Parts).Where(part => !NotAsked.Contains(part.Address)).ToList();
        Assert.True(parts.Count > 15);
        Assert.All(parts.Where(part => part.Shape != PartShape.Own), part => Assert.Single(Questions, question => question.Parts.Contains(part)));
        Assert.All(parts.Where(part => part.Shape == PartShape.Own).SelectMany(part => part.Fields), field => Assert.Single(Questions, question => question.Fields.Contains(field)));
    }

    [Fact]
    public void Importance_lies_between_one_and_three() => Assert.All(Questions, question => Assert.InRange(question.Importance, 1, 3));

    [Theory]
    [InlineData("overview/stage", "overview/basics")]
    [InlineData("overview/outcomes", "overview/outcomes")]
    [InlineData("overview/outcomes/0195e1d0-0000-7000-8000-000000000001/unit", "overview/outcomes")]
    [InlineData("opportunity/feasibility/legal", "opportunity/feasibility-study")]
    [InlineData("strategy/purpose", "strategy/purpose")]
    [InlineData("strategy", null)]
    public void The_question_for_a_place_is_found(string address, string? question) =>
        Assert.Equal(question, Outline.QuestionFor(PlanUnderTest.At(address))?.Address);

    [Fact]
    public void A_question_that_nothing_answers_cannot_be_declared() =>
        Assert.Throws<ArgumentException>(() => new Section(SectionMap.Of("test"), ask => [ask.Ask("nothing")]));

    [Fact]
    public void Sections_and_questions_are_found_by_their_segments()
    {
        Assert.Equal("Overview", Outline.SectionAt("overview")!.Name);
        Assert.Equal("WhyNow", Outline.QuestionAt("overview", "why-now")!.TextKey);
        Assert.Null(Outline.QuestionAt("overview", "nothing"));
        Assert.Null(Outline.QuestionAt("nothing", "why-now"));
    }
}

public sealed class Progress
{
    private readonly Plan plan = PlanUnderTest.Start();

    private (int, int) Of(string question)
    {
        var progress = PlanUnderTest.At(question).Question!.In(plan);
        return (progress.Answered, progress.Total);
    }

    [Fact]
    public void A_field_counts_once_it_has_an_answer()
    {
        Assert.Equal((0, 1), Of("overview/problem"));
        plan.Set("overview/problem", "x");
        Assert.Equal((1, 1), Of("overview/problem"));
    }

    [Fact]
    public void A_choice_that_is_never_open_counts_from_the_start() => Assert.Equal((3, 5), Of("overview/basics"));

    [Fact]
    public void A_list_counts_its_complete_rows()
    {
        Assert.Equal((0, 1), Of("overview/outcomes"));
        plan.Add("overview/outcomes", 1, null, ("statement", "x"), ("measure", "x"), ("target", "1"));
        Assert.Equal((0, 1), Of("overview/outcomes"));
        plan.Set($"overview/outcomes/{PlanUnderTest.Id(1)}/month", "2027-03");
        Assert.Equal((1, 1), Of("overview/outcomes"));
        plan.Add("overview/outcomes", 2);
        Assert.Equal((1, 2), Of("overview/outcomes"));
    }

    [Fact]
    public void A_list_wants_as_many_rows_as_it_takes()
    {
        plan.Add("opportunity/swot", 1, null, ("statement", "x"));
        Assert.Equal((1, 4), Of("opportunity/swot"));
    }

    [Fact]
    public void A_fixed_set_counts_each_of_its_rows()
    {
        plan.Set("opportunity/scorecard/market-growth/score", "4");
        Assert.Equal((0, 12), Of("opportunity/scorecard"));
        plan.Set("opportunity/scorecard/market-growth/reason", "x");
        Assert.Equal((1, 12), Of("opportunity/scorecard"));
    }

    [Fact]
    public void Fields_and_lists_of_one_question_add_up() => Assert.Equal((0, 6), Of("opportunity/feasibility-study"));

    [Fact]
    public void Nothing_to_answer_is_complete()
    {
        Assert.Equal((true, 1m), (new Domain.Plans.Progress(0, 0).IsComplete, new Domain.Plans.Progress(0, 0).Share));
        Assert.Equal((false, 0.5m), (new Domain.Plans.Progress(1, 2).IsComplete, new Domain.Plans.Progress(1, 2).Share));
    }

    [Fact]
    public void The_share_of_a_section_is_the_mean_over_its_questions()
    {
        var strategy = Outline.SectionAt("strategy")!;
        Assert.Equal(0m, strategy.ShareIn(plan));
        plan.Set("strategy/vision", "x");
        Assert.Equal(1m / 3m / 6m, strategy.ShareIn(plan));
    }

    [Fact]
    public void A_hundred_per_cent_means_that_nothing_is_open()
    {
        Assert.Equal([0, 99, 100], ((decimal[])[0m, 0.9999m, 1m]).Select(Outline.PercentOf));
        Assert.InRange(Outline.ShareIn(PlanUnderTest.Sample()), 0.5m, 1m);
    }
}

public sealed class TheNextQuestion
{
    private readonly Plan plan = PlanUnderTest.Start();

    [Fact]
    public void Is_the_first_of_the_most_important_that_are_open()
    {
        Assert.Equal("overview/basics", Outline.NextBest(plan)!.Address);
        plan.Set("overview/name", "x");
        plan.Set("overview/pitch", "x");
        Assert.Equal("overview/problem", Outline.NextBest(plan)!.Address);
        Assert.Equal("overview/solution", Outline.NextBest(plan, except: Outline.QuestionAt("overview", "problem"))!.Address);
    }

    [Fact]
    public void Is_none_that_is_not_asked_in_this_plan()
    {
        plan.Set("overview/stage", "idea");
        Assert.DoesNotContain(Outline.QuestionAt("overview", "traction"), Asked());
        plan.Set("overview/stage", "growth");
        Assert.Contains(Outline.QuestionAt("overview", "traction"), Asked());
    }

    [Fact]
    public void Is_one_of_less_importance_when_the_others_are_answered()
    {
        foreach (var (address, value) in new[] { ("name", "x"), ("pitch", "x"), ("problem", "x"), ("solution", "x"), ("why-now", "x") }) plan.Set($"overview/{address}", value);
        Assert.Equal("opportunity/scorecard", Outline.NextBest(plan)!.Address);
    }

    [Fact]
    public void Is_none_when_nothing_is_open()
    {
        var complete = PlanUnderTest.Sample();
        foreach (var part in Outline.Asked.SelectMany(section => section.Parts))
            foreach (var (_, entity) in part.Entries(complete))
                foreach (var field in part.Fields.Where(field => !field.IsAnswered(entity)))
                    field.Write(entity, field.Type switch { FieldType.Month => "2027-01", FieldType.Date => "2027-01-31", FieldType.Estimate => "1;2;3", FieldType.Choice => field.Codes[0], FieldType.Number or FieldType.WholeNumber or FieldType.Money or FieldType.Percentage or FieldType.Series => "1", FieldType.Reference or FieldType.References => field.TargetParts.First().Entries(complete).First().Key, FieldType.File => $"{Guid.CreateVersion7()}", _ => "x" });
        Assert.Null(Outline.NextBest(complete));
        Assert.Equal(1m, Outline.ShareIn(complete));
    }

    private IEnumerable<Question> Asked() => Outline.SectionAt("overview")!.QuestionsFor(plan);
}
