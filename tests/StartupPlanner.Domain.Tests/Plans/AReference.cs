using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Tests.Plans;

/// <summary>A field that names a row of another list.</summary>
public sealed class AReference
{
    private readonly Plan plan = PlanUnderTest.Start();

    public AReference()
    {
        plan.Add("revenue/streams", 1, values: ("name", "Seats"));
        plan.Add("revenue/streams", 2, values: ("name", "Support, premium"));
    }

    [Theory, InlineData("Seats", 1), InlineData(" Seats ", 1), InlineData("Support, premium", 2), InlineData("0195e1d0-0000-7000-8000-000000000002", 2), InlineData("revenue/streams/0195e1d0-0000-7000-8000-000000000002", 2)]
    public void Takes_a_name_an_id_or_an_address_and_keeps_the_id(string typed, int id)
    {
        plan.Add("finance/costs", 3, values: ("name", "Hosting"));
        Assert.Equal(PlanUnderTest.Id(id).ToString(), plan.Set($"finance/costs/{PlanUnderTest.Id(3)}/stream", typed).Value.After);
    }

    [Theory]
    [InlineData("Desks", FieldErrors.NoSuchRow)]
    [InlineData("0195e1d0-0000-7000-8000-000000000009", FieldErrors.NoSuchRow)]
    [InlineData("finance/costs/0195e1d0-0000-7000-8000-000000000001", FieldErrors.NoSuchRow)]
    [InlineData("Seats", FieldErrors.SeveralSo)]
    public void Refuses_what_names_no_row_or_several(string typed, string code)
    {
        if (code == FieldErrors.SeveralSo) plan.Add("revenue/streams", 4, values: ("name", "Seats"));
        plan.Add("finance/costs", 3, values: ("name", "Hosting"));
        Assert.Equal(code, plan.Set($"finance/costs/{PlanUnderTest.Id(3)}/stream", typed).Failure!.Code);
    }

    [Fact]
    public void Is_emptied_when_its_row_goes_and_comes_back_with_it()
    {
        plan.Add("finance/costs", 3, values: [("name", "Hosting"), ("stream", "Seats")]);
        plan.Add("revenue/streams", 4, values: [("name", "Add-on"), ("sold-to", "Seats")]);
        var before = PlanFile.Write(plan);

        var removed = plan.Remove("revenue/streams", 1);

        Assert.Equal("", plan.Read($"finance/costs/{PlanUnderTest.Id(3)}/stream"));
        Assert.Equal("", plan.Read($"revenue/streams/{PlanUnderTest.Id(4)}/sold-to"));
        Assert.True(plan.Undo(removed).Succeeded);
        Assert.Equal(before, PlanFile.Write(plan));
    }

    [Fact]
    public void Stays_as_it_was_chosen_meanwhile_when_its_row_comes_back()
    {
        plan.Add("finance/costs", 3, values: [("name", "Hosting"), ("stream", "Seats")]);
        var removed = plan.Remove("revenue/streams", 1);
        plan.Set($"finance/costs/{PlanUnderTest.Id(3)}/stream", "Support, premium");
        plan.Undo(removed);
        Assert.Equal(PlanUnderTest.Id(2).ToString(), plan.Read($"finance/costs/{PlanUnderTest.Id(3)}/stream"));
    }

    [Fact]
    public void To_several_rows_takes_all_of_a_name_and_loses_those_that_go()
    {
        plan.Add("team/hires", 5, values: ("role", "Engineer"));
        plan.Add("finance/assets", 6, values: ("name", "Engineer"));
        var at = $"revenue/streams/{PlanUnderTest.Id(1)}/served-by";
        plan.Set(at, "Engineer");
        Assert.Equal($"{PlanUnderTest.Id(5)},{PlanUnderTest.Id(6)}", plan.Read(at));
        var removed = plan.Remove("team/hires", 5);
        Assert.Equal(PlanUnderTest.Id(6).ToString(), plan.Read(at));
        plan.Undo(removed);
        Assert.Equal($"{PlanUnderTest.Id(6)},{PlanUnderTest.Id(5)}", plan.Read(at));
    }

    [Fact]
    public void In_a_file_may_name_a_row_that_comes_later_and_is_refused_with_its_address_where_there_is_none()
    {
        var file = JsonNode.Parse(PlanFile.Write(PlanUnderTest.Sample()))!;
        var streams = file["revenue"]!["streams"]!.AsArray();
        var (first, last) = (streams[0]!, streams[^1]!);
        first["sold-to"] = (string)last["name"]!;
        Assert.Equal((string)last["id"]!, ((Guid?)PlanFile.Read(file.ToJsonString(), PlanId.New(), PlanUnderTest.Noon).Value.Revenue.Streams.First().SoldTo).ToString());
        first["sold-to"] = "Nobody";
        var refused = Assert.IsType<Failure.Invalid>(PlanFile.Read(file.ToJsonString(), PlanId.New(), PlanUnderTest.Noon).Failure);
        Assert.Equal(($"revenue/streams/{(string)first["id"]!}/sold-to", FieldErrors.NoSuchRow), (Assert.Single(refused.Errors).Field, refused.Errors[0].Code));
    }

    [Fact]
    public void To_the_row_to_which_a_row_belongs_takes_it_along_and_brings_it_back()
    {
        plan.Add("revenue/tiers", 5, values: [("stream", "Seats"), ("name", "Basic")]);
        plan.Add("revenue/tiers", 6, values: [("stream", "Support, premium"), ("name", "Gold")]);
        plan.Add("revenue/tiers", 7, values: [("stream", "Seats"), ("name", "Large")]);
        plan.Add("revenue/price-changes", 8, values: ("of", "Large"));
        var before = PlanFile.Write(plan);

        var removed = plan.Remove("revenue/streams", 1);

        Assert.Equal([6], plan.Order("revenue/tiers"));
        Assert.Equal("", plan.Read($"revenue/price-changes/{PlanUnderTest.Id(8)}/of"));
        Assert.True(plan.Undo(removed).Succeeded);
        Assert.Equal(before, PlanFile.Write(plan));
    }

    [Fact]
    public void Of_any_plan_names_a_row_that_is_there_whatever_is_removed() => Prop.ForAll(Arb.From(Generated.Plans), any =>
    {
        foreach (var part in Outline.Parts)
        {
            if (part.RowsOf(any) is not { Count: > 0 }) continue;
            Assert.True(any.Apply(new Change.RemoveRow(PlanUnderTest.At(part.RowAddress(part.Entries(any).First().Key))), PlanUnderTest.Noon).Succeeded);
            foreach (var (field, entity) in Outline.Parts.SelectMany(other => other.Entries(any).SelectMany(row => other.Fields.Where(field => field.Targets.Count > 0).Select(field => (field, row.Entity)))))
                foreach (var key in field.Read(entity).Split(',', StringSplitOptions.RemoveEmptyEntries))
                    Assert.NotNull(any.RowAt(field, key));
        }
        return true;
    }).QuickCheckThrowOnFailure();
}
