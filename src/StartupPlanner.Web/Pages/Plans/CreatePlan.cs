using FluentValidation;
using MediatR;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Finance.Values;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Plans;

/// <summary>Starts a plan from the first answers; whoever starts it owns it.</summary>
public static class CreatePlan
{
    /// <param name="Answers">By address of the field, as typed.</param>
    public sealed record Command(IReadOnlyDictionary<string, string> Answers) : IRequest<Outcome<PlanId>>;

    /// <summary>The fields on which the questions depend: nobody chooses them but the founder.</summary>
    public static IReadOnlyList<string> ToChoose { get; } = ["overview/application-field", "overview/stage", "overview/path"];

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Answers).Must(answers => answers.Count <= 20).WithErrorCode("Changes.Count");
    }

    internal sealed class Handler(PlannerDb db, Viewer viewer, TimeProvider clock) : IRequestHandler<Command, Outcome<PlanId>>
    {
        public async Task<Outcome<PlanId>> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var plan = Plan.Start(PlanId.New(), now, Month.Of(DateOnly.FromDateTime(now.UtcDateTime)));
            var errors = new List<FieldError>();
            foreach (var (text, typed) in command.Answers)
            {
                var applied = Address.Read(text) is { Field: not null } at ? plan.Apply(new Change.SetField(at, null, typed), now) : new Failure.NotFound();
                if (applied.Failure is { } wrong) errors.Add(new(text, wrong.Code, wrong.Args));
            }
            if (plan.Name.Length == 0 && errors.All(error => error.Field != "overview/name")) errors.Add(new("overview/name", Domain.Plans.Fields.FieldErrors.Empty));
            foreach (var chosen in ToChoose.Where(chosen => !command.Answers.ContainsKey(chosen))) errors.Add(new(chosen, "Field.NotChosen"));
            if (errors.Count > 0) return new Failure.Invalid(errors);
            db.Plans.Add(plan);
            db.Members.Add(new(plan.Id, viewer.RequiredUserId, PlanRole.Owner, now));
            db.Activity.Add(ActivityEntry.Of(plan, ActivityKind.PlanCreated, "", viewer.RequiredUserId, now));
            await db.SaveChangesAsync(cancellationToken);
            return plan.Id;
        }
    }
}
