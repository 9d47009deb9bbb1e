using System.Runtime.InteropServices;

namespace StartupPlanner.Finance.Modeling;

/// <summary>What an instruction of the tape does. The first ones are the operators, in their order.</summary>
internal enum Opcode : byte
{
    Add, Subtract, Multiply, Divide, Negate, Min, Max, Floor, Ceiling, Round, Exp, Pow, Less, AtMost, If, OrElse,

    /// <summary>A line's formula becomes its value of the month. A: the formula.</summary>
    Line,

    /// <summary>The number of the month.</summary>
    Month,

    /// <summary>The month of the calendar year.</summary>
    CalendarMonth,

    /// <summary>A typed series. A: its number among the inputs.</summary>
    Series,

    /// <summary>A line earlier. A: the line's slot, B: months back, C: what stands before the first month.</summary>
    Lag,

    /// <summary>Sum of all months of a line. A: the line's slot.</summary>
    ToDate,

    /// <summary>Sum of the last months of a line. A: the line's slot, B: how many.</summary>
    Last,

    /// <summary>What a line was in one month. A: the line's slot, B: the month's index.</summary>
    At,

    /// <summary>The first month in which a slot was not 0. A: the slot.</summary>
    First,

    // Steps of blocks: an operation whose result is the first operand of the next (the second one in …From). A and B: the operands of the first, C: the other one of the second.
    AddAdd, AddSubtract, AddMultiply, AddFrom, SubtractAdd, SubtractSubtract, SubtractMultiply, SubtractFrom, MultiplyAdd, MultiplySubtract, MultiplyMultiply, MultiplyFrom,
}

/// <summary>One step: what it does, the slot it fills, and what it reads.</summary>
internal readonly record struct Instruction(Opcode Code, int Target, int A, int B = 0, int C = 0);

/// <summary>
/// The graph laid out flat: slots that hold values, and the instructions that fill them, in order, once for the model or once for each month.
/// The slots of the lines come first, then the inputs, then constants and what is computed between.
/// </summary>
internal sealed class Tape
{
    private readonly List<Instruction> once = [];
    private readonly List<Instruction> monthly = [];
    private readonly Dictionary<Formula, int> slots = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<decimal, int> constantSlots = [];
    private readonly HashSet<int> changing = [];
    private readonly HashSet<Line> written = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<int> carried = [];
    private readonly IReadOnlyList<Input> inputs;
    private int count;

    private Tape(IReadOnlyList<Line> lines, IReadOnlyList<Input> inputs)
    {
        this.inputs = inputs;
        foreach (var line in lines) changing.Add(slots[line] = count++);
        foreach (var input in inputs) slots[input] = count++;
        FirstConstant = count;
    }

    /// <summary>How many slots there are.</summary>
    public int Slots => count;

    /// <summary>The first slot behind lines and inputs.</summary>
    public int FirstConstant { get; }

    /// <summary>What fills slots once, before the first month.</summary>
    public ReadOnlySpan<Instruction> Once => CollectionsMarshal.AsSpan(once);

    /// <summary>What fills slots in each month.</summary>
    public ReadOnlySpan<Instruction> Monthly => CollectionsMarshal.AsSpan(monthly);

    /// <summary>The slots of lines that are read before they are written in a month: they hold the month before, and 0 before the first.</summary>
    public IReadOnlySet<int> Carried => carried;

    /// <summary>The slots that hold constants, with their values.</summary>
    public IEnumerable<(int Slot, decimal Value)> Constants => constantSlots.Select(constant => (constant.Value, constant.Key));

    /// <param name="order">The lines, each after those that it needs within the month.</param>
    /// <param name="lines">The same lines as they were written down: their numbers are those of their slots.</param>
    /// <param name="inputs">The inputs.</param>
    public static Tape Of(IReadOnlyList<Line> order, IReadOnlyList<Line> lines, IReadOnlyList<Input> inputs)
    {
        var tape = new Tape(lines, inputs);
        foreach (var line in order)
        {
            // An operation fills the line itself; anything else is copied into it.
            if (line.Formula is Operation operation && !tape.slots.ContainsKey(operation)) tape.slots[operation] = tape.Operation(operation, tape.slots[line]);
            else tape.monthly.Add(new(Opcode.Line, tape.slots[line], tape.SlotOf(line.Formula)));
            tape.written.Add(line);
        }
        return tape;
    }

    /// <summary>The slot of a line or an input.</summary>
    public int this[Formula formula] => slots[formula];

    private int SlotOf(Formula formula)
    {
        if (formula is Constant constant) return Constant(constant.Value);
        // Until a line is written, its slot holds the month before.
        if (formula is Lag { Months: 1, Before: Constant { Value: 0 } } last && !written.Contains(last.Line))
        {
            carried.Add(slots[last.Line]);
            return slots[last.Line];
        }
        if (slots.TryGetValue(formula, out var known)) return formula is Input { Months: not null } series ? Series(series, known) : known;
        return slots[formula] = formula switch
        {
            MonthNumber => Emit(Opcode.Month, true, 0),
            CalendarMonth => Emit(Opcode.CalendarMonth, true, 0),
            Lag lag => Emit(Opcode.Lag, true, slots[lag.Line], lag.Months, SlotOf(lag.Before)),
            Window { Months: null } window => Emit(Opcode.ToDate, true, slots[window.Line]),
            Window { Months: { } months } window => Emit(Opcode.Last, true, slots[window.Line], months),
            ValueAt at => Emit(Opcode.At, true, slots[at.Line], at.Number - 1),
            FirstMonth month => Emit(Opcode.First, true, SlotOf(month.Condition)),
            Operation operation => Operation(operation),
            _ => throw new InvalidOperationException($"{formula.GetType()} is no formula of a tape."),
        };
    }

    private int Operation(Operation operation, int? into = null)
    {
        var operands = operation.Operands.Select(SlotOf).ToArray();
        return Emit((Opcode)operation.Kind, into is not null || operands.Any(changing.Contains), operands[0], operands.Length > 1 ? operands[1] : operands[0], operands.ElementAtOrDefault(2), into);
    }

    private int Series(Input series, int slot)
    {
        if (changing.Add(slot)) monthly.Add(new(Opcode.Series, slot, inputs.TakeWhile(input => input != series).Count()));
        return slot;
    }

    private int Constant(decimal value)
    {
        if (constantSlots.TryGetValue(value, out var slot)) return slot;
        return constantSlots[value] = count++;
    }

    private int Emit(Opcode code, bool isMonthly, int a, int b = 0, int c = 0, int? into = null)
    {
        var target = into ?? count++;
        (isMonthly ? monthly : once).Add(new(code, target, a, b, c));
        if (isMonthly) changing.Add(target);
        return target;
    }
}
