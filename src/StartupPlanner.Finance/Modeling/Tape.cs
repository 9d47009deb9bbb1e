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
/// A slot below 0 is a line in the month before, which is 0 before the first: the line's slot less the number of lines.
/// </summary>
internal sealed class Tape
{
    private readonly List<Instruction> once = [];
    private readonly List<Instruction> monthly;
    private readonly Dictionary<Formula, int> slots;
    private readonly Dictionary<decimal, int> constantSlots = [];
    // Formulas are written down one by one, so the same step comes up again and again: what it fills is filled once.
    private readonly Dictionary<Instruction, int> filled;
    // Of each slot, whether it changes from month to month.
    private readonly List<bool> changing;
    private readonly IReadOnlyList<Line> lines;
    private readonly IReadOnlyList<Input> inputs;

    private Tape(IReadOnlyList<Line> lines, IReadOnlyList<Input> inputs)
    {
        (this.lines, this.inputs, FirstConstant) = (lines, inputs, lines.Count + inputs.Count);
        (monthly, slots, changing) = (new(2 * lines.Count), new(2 * lines.Count, ReferenceEqualityComparer.Instance), new(4 * FirstConstant));
        filled = new(2 * lines.Count, new ByWhatItReads());
        for (var slot = 0; slot < FirstConstant; slot++) changing.Add(slot < lines.Count);
    }

    /// <summary>How many slots there are.</summary>
    public int Slots => changing.Count;

    /// <summary>The first slot behind lines and inputs.</summary>
    public int FirstConstant { get; }

    /// <summary>What fills slots once, before the first month.</summary>
    public ReadOnlySpan<Instruction> Once => CollectionsMarshal.AsSpan(once);

    /// <summary>What fills slots in each month.</summary>
    public ReadOnlySpan<Instruction> Monthly => CollectionsMarshal.AsSpan(monthly);

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
            // A new operation fills the line itself; anything else is copied into it.
            var slot = line.Formula is Operation operation && tape.slots.TryAdd(operation, line.Number) ? tape.Operation(operation, line.Number) : tape.SlotOf(line.Formula);
            if (slot != line.Number) tape.monthly.Add(new(Opcode.Line, line.Number, slot));
        }
        return tape;
    }

    /// <summary>The slot of a line.</summary>
    /// <exception cref="ArgumentException">It is of another model.</exception>
    public int this[Line line] => line.IsOf(lines) ? line.Number : throw new ArgumentException($"“{line.Name}” is not of this model.", nameof(line));

    /// <summary>The slot of an input.</summary>
    /// <exception cref="ArgumentException">It is of another model.</exception>
    public int this[Input input] => input.IsOf(inputs) ? lines.Count + input.Number : throw new ArgumentException($"“{input.Name}” is not of this model.", nameof(input));

    private int SlotOf(Formula formula)
    {
        switch (formula)
        {
            case Line line:
                return line.Number;
            case Input input:
                return input.Months is null ? this[input] : Series(input);
            case Constant constant:
                return Constant(constant.Value);
            case Lag { Months: 1, Before: Constant { Value: 0 } } last:
                return last.Line.Number - lines.Count;
        }
        if (slots.TryGetValue(formula, out var known)) return known;
        return slots[formula] = formula switch
        {
            MonthNumber => Emit(Opcode.Month, true, 0),
            CalendarMonth => Emit(Opcode.CalendarMonth, true, 0),
            Lag lag => Emit(Opcode.Lag, true, lag.Line.Number, lag.Months, SlotOf(lag.Before)),
            Window { Months: null } window => Emit(Opcode.ToDate, true, window.Line.Number),
            Window { Months: { } months } window => Emit(Opcode.Last, true, window.Line.Number, months),
            ValueAt at => Emit(Opcode.At, true, at.Line.Number, at.Number - 1),
            FirstMonth month => Emit(Opcode.First, true, SlotOf(month.Condition)),
            Operation operation => Operation(operation),
            _ => throw new InvalidOperationException($"{formula.GetType()} is no formula of a tape."),
        };
    }

    private int Operation(Operation operation, int? into = null)
    {
        var operands = operation.Operands;
        var a = SlotOf(operands[0]);
        // An operation over one operand reads it twice.
        var b = operands.Count > 1 ? SlotOf(operands[1]) : a;
        var c = operands.Count > 2 ? SlotOf(operands[2]) : a;
        return Emit((Opcode)operation.Kind, into is not null || Changes(a) || Changes(b) || Changes(c), a, b, c, into);
    }

    private bool Changes(int slot) => slot < 0 || changing[slot];

    private int Series(Input series)
    {
        var slot = this[series];
        if (!changing[slot]) monthly.Add(new(Opcode.Series, slot, series.Number));
        changing[slot] = true;
        return slot;
    }

    private int Constant(decimal value)
    {
        if (!constantSlots.TryGetValue(value, out var slot)) constantSlots.Add(value, slot = Next(false));
        return slot;
    }

    private int Emit(Opcode code, bool isMonthly, int a, int b = 0, int c = 0, int? into = null)
    {
        ref var target = ref CollectionsMarshal.GetValueRefOrAddDefault(filled, new(code, 0, a, b, c), out var exists);
        if (exists) return target;
        target = into ?? Next(isMonthly);
        (isMonthly ? monthly : once).Add(new(code, target, a, b, c));
        return target;
    }

    private int Next(bool isMonthly)
    {
        changing.Add(isMonthly);
        return changing.Count - 1;
    }

    private sealed class ByWhatItReads : IEqualityComparer<Instruction>
    {
        public bool Equals(Instruction x, Instruction y) => (x.Code, x.A, x.B, x.C) == (y.Code, y.A, y.B, y.C);

        // Slots are few thousand, so that these products seldom meet.
        public int GetHashCode(Instruction step) => unchecked((((int)step.Code * 31 + step.A) * 8191 + step.B) * 131071 + step.C);
    }
}
