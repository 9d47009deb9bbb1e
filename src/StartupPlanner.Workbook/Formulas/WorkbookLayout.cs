using StartupPlanner.Finance.Modeling;
using StartupPlanner.Workbook.Texts;

namespace StartupPlanner.Workbook.Formulas;

/// <summary>Where everything of a model stands in its workbook.</summary>
internal sealed class WorkbookLayout
{
    private readonly Dictionary<Formula, Place> places = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Input, string> names = [];
    private readonly TabNames sheetNames = new();

    public WorkbookLayout(Model model, WorkbookOptions options, WorkbookText text)
    {
        Model = model;
        Overview = sheetNames.Take(text["Sheet.Overview"], "Overview");
        Years = sheetNames.Take(text["Sheet.Years"], "Years");
        Inputs = sheetNames.Take(text["Sheet.Inputs"], "Inputs");
        Series = new(text["Sheet.Series"], sheetNames.Take(text["Sheet.Series"], "Series"));
        PlaceInputs(options);
        PlaceLines(options, text);
        Workings.Place(this, text);
    }

    public Model Model { get; }

    public string Overview { get; }

    public string Years { get; }

    public string Inputs { get; }

    /// <summary>The sheet of the inputs that are typed month by month.</summary>
    public MonthSheet Series { get; }

    public List<MonthSheet> Sections { get; } = [];

    /// <summary>The estimates, each with the name by which formulas call it.</summary>
    public IReadOnlyDictionary<Input, string> Names => names;

    public bool IsPlaced(Formula formula) => places.ContainsKey(formula);

    /// <summary>Where the months of a line, of a part of a formula or of a typed input stand.</summary>
    public Place this[Formula formula]
    {
        get => places[formula];
        set => places.Add(formula, value);
    }

    private void PlaceInputs(WorkbookOptions options)
    {
        var defined = new InputNames();
        var typed = 0;
        foreach (var input in Model.Inputs)
        {
            if (input.Months is null) names[input] = defined.Take(SafeText.Clean(options.InputName(input)));
            else places[input] = new(Series, MonthSheet.FirstRow + typed++);
        }
    }

    private void PlaceLines(WorkbookOptions options, WorkbookText text)
    {
        foreach (var section in Model.Lines.GroupBy(line => line.Section).OrderBy(section => options.FirstSections.TakeWhile(first => first != section.Key).Count()))
        {
            var title = SafeText.Clean(options.SectionName(section.Key));
            if (title.Length == 0) title = text["Sheet.Lines"];
            var sheet = new MonthSheet(title, sheetNames.Take(title, text["Sheet.Lines"]));
            foreach (var line in section)
            {
                sheet.Add(SafeText.Clean(options.LineName(line)), line);
                places[line] = sheet.Lines[^1].Place;
            }
            Sections.Add(sheet);
        }
    }
}
