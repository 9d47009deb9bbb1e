using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Modeling;

/// <summary>Where a model is written down, line by line.</summary>
/// <example>
/// <code>
/// var model = new ModelBuilder(new Month(2027, 1), 60);
/// var churn = model.Input("Churn", Unit.Percentage, "revenue/churn", Estimate.Point(0.02m));
/// var added = model.Input("New customers", Unit.Count, "revenue/new", new Estimate(5, 8, 12));
/// var customers = model.Line("Customers", Unit.Count, Aggregation.Stock, self => self.Previous * (1 - churn) + added);
/// var revenue = model.Line("Revenue", Unit.Money, Aggregation.Flow, customers * Formula.Amount(90, Unit.Money.Per(Unit.Count)));
/// </code>
/// </example>
public sealed class ModelBuilder
{
    private readonly Month first;
    private readonly int months;
    private readonly List<Line> lines = [];
    private readonly List<Input> inputs = [];
    private string section = "";

    /// <summary>Begins a model.</summary>
    /// <param name="first">Its first month.</param>
    /// <param name="months">How many months it has, 1 to 600.</param>
    /// <exception cref="ArgumentOutOfRangeException">The months are out of range.</exception>
    public ModelBuilder(Month first, int months)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(months, 600);
        (this.first, this.months) = (first, months);
    }

    /// <summary>What is written down from here on is shown under this group.</summary>
    public void Section(string name) => section = name;

    /// <summary>An estimate that somebody entered.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="address">Where in the plan it is entered.</param>
    /// <param name="value">The estimate.</param>
    public Input Input(string name, Unit unit, string address, Estimate value) => Keep(new Input(inputs.Count, name, unit, address, value));

    /// <summary>A series that somebody typed month by month, 0 after its end.</summary>
    /// <inheritdoc cref="Input(string, Unit, string, Estimate)"/>
    public Input Series(string name, Unit unit, string address, IReadOnlyList<decimal> value) => Keep(new Input(inputs.Count, name, unit, address, value));

    /// <summary>A line by its formula.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="aggregation">How its months make up a year.</param>
    /// <param name="formula">Its formula.</param>
    public Line Line(string name, Unit unit, Aggregation aggregation, Formula formula)
    {
        var line = Line(name, unit, aggregation);
        line.Formula = formula;
        return line;
    }

    /// <summary>A line by a formula that looks back at the line itself.</summary>
    /// <inheritdoc cref="Line(string, Unit, Aggregation, Formula)"/>
    public Line Line(string name, Unit unit, Aggregation aggregation, Func<Line, Formula> formula)
    {
        var line = Line(name, unit, aggregation);
        line.Formula = formula(line);
        return line;
    }

    /// <summary>A line whose formula follows, because other lines stand between.</summary>
    /// <inheritdoc cref="Line(string, Unit, Aggregation, Formula)"/>
    public Line Line(string name, Unit unit, Aggregation aggregation)
    {
        var line = new Line(lines.Count, name, unit, aggregation, section);
        lines.Add(line);
        return line;
    }

    /// <summary>Checks the whole and puts its lines into an order in which they can be computed.</summary>
    /// <exception cref="ModelException">
    /// A line has no formula, two have one name, units do not agree, a line of another model is used, or lines go in a circle within a month. All that is wrong is said at once.
    /// </exception>
    public Model Build()
    {
        var (problems, names) = (new List<string>(), new HashSet<string>(lines.Count));
        problems.AddRange(lines.Where(line => !names.Add(line.Name)).Select(line => $"Two lines are called “{line.Name}”.").Distinct());
        problems.AddRange(lines.Where(line => !line.IsDefined).Select(line => $"The line “{line.Name}” has no formula."));
        if (problems.Count > 0) throw new ModelException(problems);
        problems.AddRange(UnitCheck.Of(lines, inputs));
        var order = LineOrder.Of(lines, out var circles);
        return problems.Count + circles.Count > 0 ? throw new ModelException(problems, circles) : new(first, months, lines, inputs, Tape.Of(order, lines, inputs));
    }

    private Input Keep(Input input)
    {
        inputs.Add(input);
        return input;
    }
}
