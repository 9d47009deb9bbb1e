using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Domain.Tests.Plans;

public sealed class APlanFile
{
    public static TheoryData<string> Samples => Repository.Samples;

    private static Plan Read(string json) => PlanFile.Read(json, PlanId.New(), PlanUnderTest.Noon).Value;

    [Fact]
    public void There_are_two_samples_in_two_languages() => Assert.Equal(4, Samples.Count);

    [Theory, MemberData(nameof(Samples))]
    public void A_sample_is_written_as_it_is_read(string file)
    {
        var text = Repository.Read(file);
        Assert.Equal(text, PlanFile.Write(Read(text)), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Any_plan_is_written_as_it_is_read() => Prop.ForAll(Generated.Plans.ToArbitrary(), plan =>
    {
        var text = PlanFile.Write(plan);
        return PlanFile.Write(Read(text)) == text;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void Every_answer_of_any_plan_is_read_back() => Prop.ForAll(Generated.Plans.ToArbitrary(), plan =>
    {
        var read = Read(PlanFile.Write(plan));
        return Outline.Parts.All(part => part.Entries(plan).Zip(part.Entries(read)).All(pair =>
            pair.First.Key == pair.Second.Key && part.Fields.All(field => field.Read(pair.First.Entity) == field.Read(pair.Second.Entity))));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void The_least_file_is_a_name_and_a_first_month()
    {
        var plan = Read("""{"format":"planner.plan/1","overview":{"name":"Lumen","first-month":"2027-01"}}""");
        Assert.Equal(("Lumen", new(2027, 1), PlanStage.Idea), (plan.Name, plan.FirstMonth!.Value, plan.Stage));
    }

    [Fact]
    public void Null_is_no_answer()
    {
        var plan = Read("""{"format":"planner.plan/1","overview":{"name":"Lumen","first-month":"2027-01","pitch":null,"stage":null,"outcomes":null},"strategy":null}""");
        Assert.Equal(("", PlanStage.Idea), (plan.Pitch, plan.Stage));
    }

    [Fact]
    public void It_may_name_its_schema() =>
        Assert.Equal("x", Read("""{"$schema":"./plan.schema.json","format":"planner.plan/1","overview":{"name":"x","first-month":"2027-01"}}""").Name);

    [Fact]
    public void What_people_type_is_read_too() =>
        Assert.Equal("Lumen", Read("""{"format":"planner.plan/1","overview":{"name":"  Lumen ","first-month":" 2027-01"}}""").Name);

    [Fact]
    public void An_id_is_read_in_capitals_and_written_in_small_letters()
    {
        var plan = Read("""{"format":"planner.plan/1","overview":{"name":"x","first-month":"2027-01","outcomes":[{"id":"0195E1D0-0000-7000-8000-00000000000A"}]}}""");
        Assert.Equal("0195e1d0-0000-7000-8000-00000000000a", plan.Overview.Outcomes.Single().Key);
    }

    [Fact]
    public void Answers_stand_in_the_order_of_the_outline()
    {
        var text = PlanFile.Write(PlanUnderTest.Sample());
        var places = Outline.Sections.Select(section => text.IndexOf($"\n  \"{section.Segment}\": ", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
    }
}
