using MediatR;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pages.Reading;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Evidence;

/// <summary>What a number or a claim of the plan rests on.</summary>
public static class ViewEvidence
{
    /// <param name="Address">Of the field that makes the claim.</param>
    public sealed record Query(PlanId PlanId, string Address) : IPlanQuery<View>
    {
        public PlanRight Right => PlanRight.Comment;
    }

    /// <param name="At">Where the evidence is kept.</param>
    /// <param name="Where">The field that makes the claim, in words.</param>
    /// <param name="Claim">What it says.</param>
    /// <param name="Back">The page that asks for it.</param>
    public sealed record View(PlanShell Shell, Plan Plan, Address At, string Where, string Claim, string Back);

    internal sealed class Handler(PlanScope scope, PlanShells shells, Texts texts, Display display) : IRequestHandler<Query, Outcome<View>>
    {
        public async Task<Outcome<View>> Handle(Query query, CancellationToken cancellationToken)
        {
            var plan = await scope.PlanAsync(cancellationToken);
            if (Address.Read(query.Address) is not { Field: { } field } of) return new Failure.NotFound();
            if (Address.Read(Domain.Evidence.Evidence.AddressFor(of.Text)) is not { } at || !at.Part!.Takes(plan, at.Key)) return new Failure.NotFound();
            var claim = of.Part!.Find(plan, of.Key) is { } entity ? display.Value(field, field.Read(entity), plan, entity) : "";
            var back = Outline.QuestionFor(of) is { } question ? $"/plans/{plan.Id}/{question.Address}" : $"/plans/{plan.Id}/read";
            return new View(await shells.OfAsync(cancellationToken), plan, at, texts.Where(plan, of), claim, back);
        }
    }
}

/// <summary>The form of a piece of evidence, with what was typed and refused in place of what is saved.</summary>
public sealed record EvidenceForm(ViewEvidence.View View, IReadOnlyDictionary<string, string> Typed, IReadOnlyDictionary<string, string> Errors)
{
    public IEnumerable<FieldView> Fields =>
        from each in View.At.Part!.Fields
        let address = View.At.Part!.FieldAddress(View.At.Key, each)
        let saved = View.At.Part!.Find(View.Plan, View.At.Key) is { } item ? each.Read(item) : ""
        select new FieldView(each, address, Typed.GetValueOrDefault(address) ?? saved, saved, Errors.GetValueOrDefault(address), View.Shell.CanEdit, false, View.Plan);
}
