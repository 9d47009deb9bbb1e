using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Tests.Plans.Fields;

public sealed class AChoiceField
{
    private static readonly Field Stage = PlanUnderTest.Field("overview", "stage");
    private static readonly Field Verdict = PlanUnderTest.Field("opportunity", "verdict");
    private static readonly Field Currency = PlanUnderTest.Field("overview", "currency");
    private static readonly Field Customers = PlanUnderTest.Field("strategy", "customer-types");

    [Fact]
    public void Codes_stand_in_the_order_of_the_enumeration()
    {
        Assert.Equal(["idea", "prototype", "first-customers", "growth"], Stage.Codes);
        Assert.Equal(["go", "go-if", "no-go"], Verdict.Codes);
    }

    [Fact]
    public void One_that_may_be_open_can_be_emptied() => Assert.Equal("", Verdict.Normalize(" ").Value);

    [Theory]
    [InlineData("")]
    [InlineData("Idea")]
    [InlineData("first customers")]
    [InlineData("0")]
    [InlineData("idea,growth")]
    public void One_that_is_never_open_takes_its_codes_only(string typed)
    {
        var refused = Assert.IsType<Failure.Refused>(Stage.Normalize(typed).Failure);
        Assert.Equal((FieldErrors.NotAChoice, typed), (refused.Code, refused.Args[0]));
    }

    [Fact]
    public void A_currency_is_one_of_the_known() => Assert.Equal(
        [true, false, false], ((string[])["JPY", "XXX", "jpy"]).Select(code => Currency.Normalize(code).Succeeded));

    [Theory]
    [InlineData("consumers, developers", "developers,consumers")]
    [InlineData("developers,,developers,", "developers")]
    [InlineData("", "")]
    public void Several_stand_in_the_order_in_which_they_are_offered(string typed, string canonical) => Assert.Equal(canonical, Customers.Normalize(typed).Value);

    [Fact]
    public void An_unknown_one_among_several_is_named()
    {
        var refused = Assert.IsType<Failure.Refused>(Customers.Normalize("developers,aliens").Failure);
        Assert.Equal((FieldErrors.NotAChoice, "aliens"), (refused.Code, refused.Args[0]));
    }

    [Theory]
    [InlineData("\"developers\"", FieldErrors.WrongType)]
    [InlineData("[1]", FieldErrors.WrongType)]
    [InlineData("[null]", FieldErrors.WrongType)]
    [InlineData("[\"developers,consumers\"]", FieldErrors.NotAChoice)]
    [InlineData("[\"\"]", FieldErrors.NotAChoice)]
    [InlineData("[\" developers\"]", FieldErrors.NotAChoice)]
    public void In_a_file_several_are_a_list_of_codes(string json, string code) => Assert.Equal(code, Customers.FromJson(JsonNode.Parse(json)).Failure?.Code);

    [Fact]
    public void Several_are_written_to_a_file_in_order() => Assert.Equal("[\"developers\",\"consumers\"]", Customers.ToJson("developers,consumers")!.ToJsonString());
}
