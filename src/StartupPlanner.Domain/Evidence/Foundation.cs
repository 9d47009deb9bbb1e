using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Evidence;

/// <summary>How many of the figures by which a question moves the money say what they rest on.</summary>
/// <param name="Question">The question.</param>
/// <param name="Founded">Estimates and amounts with evidence of any kind but a guess.</param>
/// <param name="Figures">All that are entered.</param>
public sealed record Foundation(Question Question, int Founded, int Figures)
{
    /// <summary>The questions whose figures move the money, those with the most that rest on nothing first.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Only questions with a figure that is entered.</returns>
    public static IReadOnlyList<Foundation> Of(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return
        [
            .. from section in Outline.Asked
               from question in section.QuestionsFor(plan)
               where question.MovesMoney
               let figures = FiguresOf(plan, question).ToList()
               where figures.Count > 0
               let foundation = new Foundation(question, figures.Count(address => plan.Evidence.For(address)?.Kind is not (null or EvidenceKind.Guess)), figures.Count)
               orderby foundation.Figures - foundation.Founded descending
               select foundation,
        ];
    }

    private static IEnumerable<string> FiguresOf(Plan plan, Question question)
    {
        var own = question.Fields.Where(IsFigure).Select(field => (field, Key: "", Entity: field.Part.Find(plan, "")!));
        var rows = from part in question.Parts from row in part.Entries(plan) from field in part.Fields where IsFigure(field) select (field, row.Key, row.Entity);
        return from figure in own.Concat(rows.Select(row => (row.field, row.Key, row.Entity)))
               where figure.field.AppliesTo(figure.Entity) && figure.field.IsAnswered(figure.Entity)
               select figure.field.Part.FieldAddress(figure.Key, figure.field);
    }

    private static bool IsFigure(Field field) => field.Type is FieldType.Estimate or FieldType.Money;
}
