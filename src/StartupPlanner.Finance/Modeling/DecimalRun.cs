using System.Runtime.CompilerServices;

namespace StartupPlanner.Finance.Modeling;

/// <summary>Runs the tape in decimal arithmetic, month by month. Undefined is null.</summary>
internal sealed class DecimalRun
{
    private readonly Model model;
    private readonly decimal?[] cells;
    private readonly int lines;
    private readonly int others;
    private int month;

    public DecimalRun(Model model, IReadOnlyDictionary<Input, decimal>? overrides)
    {
        this.model = model;
        var tape = model.Tape;
        (lines, others) = (model.Lines.Count, tape.Slots - model.Lines.Count);
        // First the slots that are no lines; then the lines, month by month, so that what was earlier is read where it stands. Before the first month all lines are 0.
        cells = GC.AllocateUninitializedArray<decimal?>(others + (model.Months + 1) * lines);
        cells.AsSpan(0, others + lines).Fill(0);
        for (var input = 0; input < model.Inputs.Count; input++)
            cells[input] = overrides is not null && overrides.TryGetValue(model.Inputs[input], out var value) ? value : model.Inputs[input].Value.Likely;
        foreach (var (slot, value) in tape.Constants) cells[At(slot)] = value;
    }

    /// <summary>The value of a line in a month, of which 0 is the first.</summary>
    public decimal? this[int line, int month] => cells[others + (month + 1) * lines + line];

    /// <summary>The value at which an input stood that is an estimate.</summary>
    public decimal Input(int number) => cells[number]!.Value;

    public void All()
    {
        Run(model.Tape.Once);
        foreach (var instruction in model.Tape.Monthly)
            if (instruction.Code == Opcode.First) cells[At(instruction.Target)] = null;
        for (month = 0; month < model.Months; month++) Run(model.Tape.Monthly);
    }

    // A slot below 0 lies in the month before.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int At(int slot) => slot < lines ? others + (month + 1) * lines + slot : slot - lines;

    private void Run(ReadOnlySpan<Instruction> tape)
    {
        for (var at = 0; at < tape.Length; at++)
        {
            try
            {
                for (; at < tape.Length; at++) Step(in tape[at]);
            }
            catch (OverflowException)
            {
                cells[At(tape[at].Target)] = null;
            }
        }
    }

    private void Step(ref readonly Instruction step)
    {
        ref var target = ref cells[At(step.Target)];
        if (step.Code <= Opcode.OrElse) Operate(in step, ref target);
        else Other(in step, ref target);
    }

    // Sums, differences and products, which are most of a model, without copies of their operands: a copy costs as much as a sum.
    private void Operate(ref readonly Instruction step, ref decimal? target)
    {
        ref readonly var a = ref cells[At(step.A)];
        ref readonly var b = ref cells[At(step.B)];
        if (step.Code > Opcode.Multiply) target = Arithmetic.Of((Operator)step.Code, in a, in b, in cells[At(step.C)]);
        else if (!a.HasValue || !b.HasValue) target = null;
        else if (step.Code == Opcode.Add) target = a.GetValueOrDefault() + b.GetValueOrDefault();
        else if (step.Code == Opcode.Subtract) target = a.GetValueOrDefault() - b.GetValueOrDefault();
        else target = a.GetValueOrDefault() * b.GetValueOrDefault();
    }

    private void Other(ref readonly Instruction step, ref decimal? target)
    {
        switch (step.Code)
        {
            case Opcode.Line:
                target = cells[At(step.A)];
                break;
            case Opcode.Month:
                target = month + 1;
                break;
            case Opcode.CalendarMonth:
                target = model.First.PlusMonths(month).Number;
                break;
            case Opcode.Series:
                var typed = model.Inputs[step.A].Months!;
                target = month < typed.Count ? typed[month] : 0;
                break;
            case Opcode.Lag:
                target = month < step.B ? cells[At(step.C)] : this[step.A, month - step.B];
                break;
            case Opcode.ToDate:
                // The slot holds the sum so far.
                target += cells[At(step.A)];
                break;
            case Opcode.Last:
                target = cells[At(step.A)];
                for (var earlier = Math.Max(0, month - step.B + 1); earlier < month; earlier++) target += this[step.A, earlier];
                break;
            case Opcode.At:
                if (month == step.B) target = cells[At(step.A)];
                else if (month < step.B) target = null;
                break;
            case Opcode.First:
                if (target is null && cells[At(step.A)] is not (null or 0)) target = month + 1;
                break;
            default:
                throw new InvalidOperationException($"{step.Code} is no step.");
        }
    }
}
