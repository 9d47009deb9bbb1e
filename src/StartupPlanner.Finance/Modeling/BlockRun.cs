using System.Numerics;
using System.Runtime.InteropServices;

namespace StartupPlanner.Finance.Modeling;

/// <summary>Runs the tape in double arithmetic for a block of draws at once: each slot holds one number for each draw. Undefined is NaN.</summary>
internal sealed class BlockRun
{
    /// <summary>Draws in a block: few enough that the slots stay in the processor's cache.</summary>
    public const int Draws = 128;

    private static readonly Vector<double> Undefined = new(double.NaN);

    private readonly Model model;
    private readonly double[] slots;
    private readonly double[] history;
    private readonly int[] depth;
    private readonly int[] offset;
    private int month;

    public BlockRun(Model model)
    {
        this.model = model;
        var tape = model.Tape;
        slots = new double[tape.Slots * Draws];
        depth = new int[model.Lines.Count];
        foreach (var step in tape.Monthly)
        {
            if (step.Code == Opcode.Lag) depth[step.A] = Math.Max(depth[step.A], Math.Min(step.B, model.Months) + 1);
            if (step.Code == Opcode.Last) depth[step.A] = Math.Max(depth[step.A], Math.Min(step.B, model.Months));
        }
        offset = new int[depth.Length];
        for (var line = 1; line < depth.Length; line++) offset[line] = offset[line - 1] + depth[line - 1];
        history = new double[depth.Sum() * Draws];
        foreach (var (slot, value) in tape.Constants) Slot(slot).Fill((double)value);
    }

    /// <summary>The numbers of a line or an input, one for each draw of the block.</summary>
    public Span<double> Slot(int slot) => slots.AsSpan(slot * Draws, Draws);

    /// <summary>Runs all months for inputs that were put into their slots.</summary>
    /// <param name="taken">Told after each month, with its index from 0.</param>
    public void All(Action<int> taken)
    {
        foreach (var step in model.Tape.Monthly)
        {
            if (step.Code == Opcode.First) Slot(step.Target).Fill(double.NaN);
            if (step.Code == Opcode.ToDate) Slot(step.Target).Clear();
        }
        foreach (var slot in model.Tape.Carried) Slot(slot).Clear();
        month = 0;
        Run(model.Tape.Once);
        for (; month < model.Months; month++)
        {
            Run(model.Tape.Monthly);
            for (var line = 0; line < depth.Length; line++)
                if (depth[line] > 0) Slot(line).CopyTo(Past(line, month));
            taken(month);
        }
    }

    private Span<double> Past(int line, int index) => history.AsSpan((offset[line] + index % depth[line]) * Draws, Draws);

    private void Run(ReadOnlySpan<Instruction> tape)
    {
        foreach (ref readonly var step in tape) Step(in step);
    }

    private void Step(ref readonly Instruction step)
    {
        var target = Slot(step.Target);
        var to = MemoryMarshal.Cast<double, Vector<double>>(target);
        var a = Wide(step.A);
        switch (step.Code)
        {
            case Opcode.Add:
                var added = Wide(step.B);
                for (var i = 0; i < to.Length; i++) to[i] = a[i] + added[i];
                break;
            case Opcode.Subtract:
                var taken = Wide(step.B);
                for (var i = 0; i < to.Length; i++) to[i] = a[i] - taken[i];
                break;
            case Opcode.Multiply:
                var factor = Wide(step.B);
                for (var i = 0; i < to.Length; i++) to[i] = a[i] * factor[i];
                break;
            case Opcode.Divide:
                var divisor = Wide(step.B);
                for (var i = 0; i < to.Length; i++) to[i] = Vector.ConditionalSelect(Vector.Equals(divisor[i], Vector<double>.Zero), Undefined, a[i] / divisor[i]);
                break;
            case Opcode.Negate:
                for (var i = 0; i < to.Length; i++) to[i] = -a[i];
                break;
            case Opcode.Min:
                var ceiling = Wide(step.B);
                for (var i = 0; i < to.Length; i++) to[i] = Known(a[i], ceiling[i], Vector.ConditionalSelect(Vector.LessThan(ceiling[i], a[i]), ceiling[i], a[i]));
                break;
            case Opcode.Max:
                var floor = Wide(step.B);
                for (var i = 0; i < to.Length; i++) to[i] = Known(a[i], floor[i], Vector.ConditionalSelect(Vector.GreaterThan(floor[i], a[i]), floor[i], a[i]));
                break;
            case Opcode.Floor:
                for (var i = 0; i < to.Length; i++) to[i] = Vector.Floor(a[i]);
                break;
            case Opcode.Ceiling:
                for (var i = 0; i < to.Length; i++) to[i] = Vector.Ceiling(a[i]);
                break;
            case Opcode.Round:
                var places = (int)Slot(step.B)[0];
                var exact = Slot(step.A);
                for (var i = 0; i < Draws; i++) target[i] = Math.Round(exact[i], places, MidpointRounding.AwayFromZero);
                break;
            case Opcode.Exp:
                var exponent = Slot(step.A);
                for (var i = 0; i < Draws; i++) target[i] = Real(Math.Exp(exponent[i]));
                break;
            case Opcode.Pow:
                var bases = Slot(step.A);
                var powers = Slot(step.B);
                for (var i = 0; i < Draws; i++) target[i] = Real(Math.Pow(bases[i], powers[i]));
                break;
            case Opcode.Less:
                var above = Wide(step.B);
                for (var i = 0; i < to.Length; i++) to[i] = Known(a[i], above[i], Vector.ConditionalSelect(Vector.LessThan(a[i], above[i]), Vector<double>.One, Vector<double>.Zero));
                break;
            case Opcode.AtMost:
                var atLeast = Wide(step.B);
                for (var i = 0; i < to.Length; i++) to[i] = Known(a[i], atLeast[i], Vector.ConditionalSelect(Vector.LessThanOrEqual(a[i], atLeast[i]), Vector<double>.One, Vector<double>.Zero));
                break;
            case Opcode.If:
                var yes = Wide(step.B);
                var no = Wide(step.C);
                for (var i = 0; i < to.Length; i++) to[i] = Known(a[i], a[i], Vector.ConditionalSelect(Vector.Equals(a[i], Vector<double>.Zero), no[i], yes[i]));
                break;
            case Opcode.OrElse:
                var instead = Wide(step.B);
                for (var i = 0; i < to.Length; i++) to[i] = Vector.ConditionalSelect(Vector.Equals(a[i], a[i]), a[i], instead[i]);
                break;
            case Opcode.Line:
                Slot(step.A).CopyTo(target);
                break;
            case Opcode.Month:
                target.Fill(month + 1);
                break;
            case Opcode.CalendarMonth:
                target.Fill(model.First.PlusMonths(month).Number);
                break;
            case Opcode.Series:
                var typed = model.Inputs[step.A].Months!;
                target.Fill(month < typed.Count ? (double)typed[month] : 0);
                break;
            case Opcode.Lag:
                (month < step.B ? Slot(step.C) : Past(step.A, month - step.B)).CopyTo(target);
                break;
            case Opcode.ToDate:
                for (var i = 0; i < to.Length; i++) to[i] += a[i];
                break;
            case Opcode.Last:
                Slot(step.A).CopyTo(target);
                for (var earlier = Math.Max(0, month - step.B + 1); earlier < month; earlier++)
                {
                    var past = MemoryMarshal.Cast<double, Vector<double>>(Past(step.A, earlier));
                    for (var i = 0; i < to.Length; i++) to[i] += past[i];
                }
                break;
            case Opcode.At:
                if (month == step.B) Slot(step.A).CopyTo(target);
                else if (month < step.B) target.Fill(double.NaN);
                break;
            case Opcode.First:
                var condition = Slot(step.A);
                for (var i = 0; i < Draws; i++)
                    if (double.IsNaN(target[i]) && !double.IsNaN(condition[i]) && condition[i] != 0) target[i] = month + 1;
                break;
            default:
                throw new InvalidOperationException($"{step.Code} is no step.");
        }
    }

    private Span<Vector<double>> Wide(int slot) => MemoryMarshal.Cast<double, Vector<double>>(slots.AsSpan(slot * Draws, Draws));

    private static Vector<double> Known(Vector<double> a, Vector<double> b, Vector<double> value) =>
        Vector.ConditionalSelect(Vector.Equals(a, a) & Vector.Equals(b, b), value, Undefined);

    private static double Real(double value) => double.IsFinite(value) ? value : double.NaN;
}
