using System.Reflection;
using MediatR;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pages.Plans;
using StartupPlanner.Web.Pages.Statements;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Tests;

/// <summary>Every request about a plan, sent by somebody who has no business with it.</summary>
public sealed class AStranger(PlannerApp app) : IClassFixture<PlannerApp>
{
    private static readonly Type[] Requests =
        [.. typeof(Program).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false } && typeof(IPlanRequest).IsAssignableFrom(type))];

    public static TheoryData<string> Names => [.. Requests.Select(type => type.FullName!)];

    [Fact]
    public void Could_send_these_many_requests() => Assert.True(Requests.Length >= 15, $"{Requests.Length} requests.");

    [Theory, MemberData(nameof(Names))]
    public async Task Finds_no_plan(string request)
    {
        var (owner, stranger) = (await app.UserAsync("Owner"), await app.UserAsync("Stranger"));
        var plan = await app.PlanAsync(owner);
        if (Make(request, plan).InBin) await app.Send(owner, new DeletePlan.Command(plan));
        Assert.IsType<Failure.NotFound>(await FailureOfAsync(stranger, Make(request, plan)));
        Assert.IsType<Failure.NotFound>(await FailureOfAsync(null, Make(request, plan)));
        Assert.IsType<Failure.NotFound>(await FailureOfAsync(owner, Make(request, PlanId.New())));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task As_a_member_gets_no_further_than_the_role_allows(string request)
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var members = new List<(PlanRole Role, User User)>();
        foreach (var role in (PlanRole[])[PlanRole.Viewer, PlanRole.Advisor, PlanRole.Editor]) members.Add((role, await app.MemberAsync(plan, role)));
        if (Make(request, plan).InBin) await app.Send(owner, new DeletePlan.Command(plan));
        foreach (var (role, user) in members.Where(member => !member.Role.Has(Make(request, plan).Right)))
            Assert.True(await FailureOfAsync(user, Make(request, plan)) is Failure.Forbidden, $"A {role} is not refused.");
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Or_owner_finds_a_plan_in_the_bin_only_where_the_bin_is_meant(string request)
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        if (!Make(request, plan).InBin) await app.Send(owner, new DeletePlan.Command(plan));
        Assert.IsType<Failure.NotFound>(await FailureOfAsync(owner, Make(request, plan)));
    }

    private async Task<Failure?> FailureOfAsync(User? user, IPlanRequest request)
    {
        var value = request.GetType().GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0];
        var send = typeof(PlannerApp).GetMethod(nameof(PlannerApp.Send))!.MakeGenericMethod(value);
        var sent = (Task)send.Invoke(app, [user, request])!;
        await sent;
        return (Failure?)value.GetProperty("Failure")!.GetValue(sent.GetType().GetProperty("Result")!.GetValue(sent));
    }

    /// <summary>The request with arguments that its validator lets pass.</summary>
    private static IPlanRequest Make(string name, PlanId plan)
    {
        var constructor = Requests.Single(type => type.FullName == name).GetConstructors().Single();
        return (IPlanRequest)constructor.Invoke([.. constructor.GetParameters().Select(parameter => Argument(parameter, plan))]);
    }

    private static object? Argument(ParameterInfo parameter, PlanId plan) => parameter.ParameterType switch
    {
        var type when type == typeof(PlanId) => plan,
        var type when type == typeof(Guid) => Guid.CreateVersion7(),
        var type when type == typeof(Guid?) => null,
        var type when type == typeof(bool?) => null,
        var type when type == typeof(int) => 1,
        var type when type == typeof(long) => 1L,
        var type when type == typeof(PlanRole) => PlanRole.Viewer,
        var type when type == typeof(string) => parameter.Name switch { "Email" => "", "Section" or "Address" => "overview", "Question" => "basics", _ => "text" },
        var type when type == typeof(byte[]) => new byte[] { 1 },
        var type when type == typeof(StatementChoice) => StatementChoice.Read(null, null, null, null, null),
        var type when type == typeof(FigurePlace) => new FigurePlace("revenue", null),
        var type when type == typeof(IReadOnlyList<FigurePlace>) => Array.Empty<FigurePlace>(),
        var type when type == typeof(AccountingStandard?) => null,
        var type when type == typeof(IReadOnlyList<Change>) => new Change[] { new Change.SetField(Address.Read("overview/pitch")!, null, "text") },
        var type => throw new NotSupportedException($"A request takes a {type}: give this test a sample of it."),
    };
}
