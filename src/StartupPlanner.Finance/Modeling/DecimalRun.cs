namespace StartupPlanner.Finance.Modeling;

/// <summary>Runs the tape in decimal arithmetic, month by month.</summary>
internal sealed class DecimalRun
{
    private readonly Model model;
    private readonly decimal[] slots;
    private readonly bool[] undefined;
    private readonly int lines;
    private int month;

    public DecimalRun(Model model, IReadOnlyDictionary<Input, decimal>? overrides)
    {
        this.model = model;
        var tape = model.Tape;
        (slots, undefined, lines) = (new decimal[tape.Slots], new bool[tape.Slots], model.Lines.Count);
        (History, HistoryUndefined) = (new decimal[model.Months * lines], new bool[model.Months * lines]);
        Inputs = [.. model.Inputs.Select(input => overrides is not null && overrides.TryGetValue(input, out var value) ? value : input.Value.Likely)];
        Inputs.CopyTo(slots, lines);
        foreach (var (slot, value) in tape.Constants) slots[slot] = value;
    }

    /// <summary>The lines' values: month by month, in the order of the lines.</summary>
    public decimal[] History { get; }

    /// <summary>Which of them are undefined.</summary>
    public bool[] HistoryUndefined { get; }

    /// <summary>The inputs' values, in their order.</summary>
    public decimal[] Inputs { get; }

    public void All()
    {
        Run(model.Tape.Once);
        foreach (var instruction in model.Tape.Monthly)
            if (instruction.Code == Opcode.First) undefined[instruction.Target] = true;
        for (month = 0; month < model.Months; month++)
        {
            Run(model.Tape.Monthly);
            slots.AsSpan(0, lines).CopyTo(History.AsSpan(month * lines));
            undefined.AsSpan(0, lines).CopyTo(HistoryUndefined.AsSpan(month * lines));
        }
    }

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
                undefined[tape[at].Target] = true;
            }
        }
    }

    private void Step(ref readonly Instruction step)
    {
        var (target, a, b, c) = (step.Target, step.A, step.B, step.C);
        switch (step.Code)
        {
            case Opcode.Add:
                slots[target] = slots[a] + slots[b];
                undefined[target] = undefined[a] | undefined[b];
                break;
            case Opcode.Subtract:
                slots[target] = slots[a] - slots[b];
                undefined[target] = undefined[a] | undefined[b];
                break;
            case Opcode.Multiply:
                slots[target] = slots[a] * slots[b];
                undefined[target] = undefined[a] | undefined[b];
                break;
            case Opcode.Divide:
                undefined[target] = undefined[a] | undefined[b] | slots[b] == 0;
                if (!undefined[target]) slots[target] = slots[a] / slots[b];
                break;
            case Opcode.Negate:
                slots[target] = -slots[a];
                undefined[target] = undefined[a];
                break;
            case Opcode.Min:
                slots[target] = Math.Min(slots[a], slots[b]);
                undefined[target] = undefined[a] | undefined[b];
                break;
            case Opcode.Max:
                slots[target] = Math.Max(slots[a], slots[b]);
                undefined[target] = undefined[a] | undefined[b];
                break;
            case Opcode.Floor:
                slots[target] = decimal.Floor(slots[a]);
                undefined[target] = undefined[a];
                break;
            case Opcode.Ceiling:
                slots[target] = decimal.Ceiling(slots[a]);
                undefined[target] = undefined[a];
                break;
            case Opcode.Round:
                slots[target] = decimal.Round(slots[a], (int)slots[b], MidpointRounding.AwayFromZero);
                undefined[target] = undefined[a];
                break;
            case Opcode.Exp:
                Set(target, undefined[a] ? null : Real.Exp(slots[a]));
                break;
            case Opcode.Pow:
                Set(target, undefined[a] | undefined[b] ? null : Real.Pow(slots[a], slots[b]));
                break;
            case Opcode.Less:
                slots[target] = slots[a] < slots[b] ? 1 : 0;
                undefined[target] = undefined[a] | undefined[b];
                break;
            case Opcode.AtMost:
                slots[target] = slots[a] <= slots[b] ? 1 : 0;
                undefined[target] = undefined[a] | undefined[b];
                break;
            case Opcode.If:
                var chosen = slots[a] != 0 ? b : c;
                slots[target] = slots[chosen];
                undefined[target] = undefined[a] | undefined[chosen];
                break;
            case Opcode.OrElse:
                var given = undefined[a] ? b : a;
                slots[target] = slots[given];
                undefined[target] = undefined[given];
                break;
            case Opcode.Line:
                slots[target] = slots[a];
                undefined[target] = undefined[a];
                break;
            case Opcode.Month:
                Set(target, month + 1);
                break;
            case Opcode.CalendarMonth:
                Set(target, model.First.PlusMonths(month).Number);
                break;
            case Opcode.Series:
                var typed = model.Inputs[a].Months!;
                slots[target] = month < typed.Count ? typed[month] : 0;
                break;
            case Opcode.Lag:
                if (month < b) (slots[target], undefined[target]) = (slots[c], undefined[c]);
                else Recall(target, a, month - b);
                break;
            case Opcode.ToDate:
                // The slot holds the sum so far.
                slots[target] += slots[a];
                undefined[target] |= undefined[a];
                break;
            case Opcode.Last:
                (slots[target], undefined[target]) = (slots[a], undefined[a]);
                for (var earlier = Math.Max(0, month - b + 1); earlier < month; earlier++)
                {
                    slots[target] += History[earlier * lines + a];
                    undefined[target] |= HistoryUndefined[earlier * lines + a];
                }
                break;
            case Opcode.At:
                if (month == b) (slots[target], undefined[target]) = (slots[a], undefined[a]);
                else if (month < b) undefined[target] = true;
                break;
            case Opcode.First:
                if (undefined[target] && !undefined[a] && slots[a] != 0) (slots[target], undefined[target]) = (month + 1, false);
                break;
            default:
                throw new InvalidOperationException($"{step.Code} is no step.");
        }
    }

    private void Set(int target, decimal? value) => (slots[target], undefined[target]) = (value ?? 0, value is null);

    private void Recall(int target, int line, int index)
    {
        slots[target] = History[index * lines + line];
        undefined[target] = HistoryUndefined[index * lines + line];
    }
}
