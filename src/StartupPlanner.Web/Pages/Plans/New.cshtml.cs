using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Values;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;

namespace StartupPlanner.Web.Pages.Plans;

/// <summary>The short wizard that starts a plan: the questions on the company itself, and the settings.</summary>
public sealed class NewModel(IMediator mediator, Texts texts, TimeProvider clock) : PageModel
{
    private Dictionary<string, string> errors = [];

    public static IReadOnlyList<Question> Questions { get; } = [Outline.QuestionAt("overview", "basics")!, Outline.QuestionAt("overview", "settings")!];

    public Plan Plan { get; private set; } = null!;

    public void OnGet() => Plan = Blank();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Plan = Blank();
        var answers = Questions.SelectMany(question => question.Fields)
            .Select(field => field.Part.FieldAddress("", field))
            .Where(address => Request.Form.ContainsKey($"f:{address}"))
            .ToDictionary(address => address, address => Request.Form[$"f:{address}"].ToString());
        var outcome = await mediator.Send(new CreatePlan.Command(answers), cancellationToken);
        if (outcome.Failure is Failure.Invalid invalid)
        {
            errors = invalid.Errors.DistinctBy(error => error.Field).ToDictionary(error => error.Field, texts.Of);
            typed = answers;
            return Page();
        }
        var next = Outline.NextBest(Plan)!;
        return Redirect($"/plans/{outcome.Value}/{(next.Key == "basics" ? "overview/problem" : next.Address)}");
    }

    private Dictionary<string, string> typed = [];

    public FieldView Field(Field field)
    {
        var address = field.Part.FieldAddress("", field);
        var value = CreatePlan.ToChoose.Contains(address) ? "" : field.Read(field.Part.Find(Plan, "")!);
        return new(field, address, typed.GetValueOrDefault(address, value), value, errors.GetValueOrDefault(address), CanEdit: true, IsNew: false, Plan);
    }

    private Plan Blank()
    {
        var now = clock.GetUtcNow();
        var plan = Plan.Start(PlanId.New(), now, Month.Of(DateOnly.FromDateTime(now.UtcDateTime)).PlusMonths(1));
        if (!texts.IsChinese) return Set(plan, "overview/currency", "USD");
        return Set(plan, "overview/language", "zh");
    }

    private Plan Set(Plan plan, string address, string value)
    {
        plan.Apply(new Change.SetField(Address.Read(address)!, null, value), clock.GetUtcNow());
        return plan;
    }
}
