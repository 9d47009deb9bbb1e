using System.Numerics;
using System.Runtime.InteropServices;

namespace StartupPlanner.Finance.Modeling;

/// <summary>Runs the tape in double arithmetic for a block of draws at once: each slot holds one number for each draw. Undefined is NaN.</summary>
internal sealed class BlockRun
{
    /// <summary>Draws in a block: few enough that the slots stay in the processor's cache.</summary>
    public const int Draws = 128;

    private readonly Model model;
    private readonly BlockTape tape;
    private readonly double[] memory;
    private readonly int[] places;
    private int month;

    /// <param name="model">The model.</param>
    /// <param name="tape">Its tape.</param>
    /// <param name="moreRows">How many rows are wanted beside those of the tape.</param>
    public BlockRun(Model model, BlockTape tape, int moreRows)
    {
        (this.model, this.tape) = (model, tape);
        memory = new double[(tape.RowCount + moreRows) * Draws];
        places = [.. tape.Rows.Select(row => row * Draws)];
        foreach (var (slot, value) in model.Tape.Constants) Slot(slot).Fill((double)value);
    }

    /// <summary>The numbers of a line or an input, one for each draw of the block.</summary>
    public Span<double> Slot(int slot) => memory.AsSpan(places[slot], Draws);

    /// <summary>One of the rows beside those of the tape.</summary>
    public Span<double> More(int row) => memory.AsSpan((tape.RowCount + row) * Draws, Draws);

    /// <summary>Lets an input stand in one of the rows beside those of the tape.</summary>
    public void Place(int input, int row) => places[input] = (tape.RowCount + row) * Draws;

    /// <summary>Runs all months for inputs that stand in their places.</summary>
    /// <param name="taken">Told after each month, with its index from 0.</param>
    public void All(Action<int> taken)
    {
        month = 0;
        foreach (var step in tape.Monthly)
        {
            if (step.Code == Opcode.First) Slot(step.Target).Fill(double.NaN);
            else if (step.Code == Opcode.ToDate || step.Target < tape.Depths.Length) Slot(step.Target).Clear();
        }
        Run(tape.Once);
        for (; month < model.Months; month++)
        {
            Move();
            Run(tape.Monthly);
            taken(month);
        }
    }

    private void Move()
    {
        for (var line = 0; line < tape.Depths.Length; line++)
            if (tape.Depths[line] > 1) places[line] = Past(line, month);
        foreach (var view in tape.Views) places[view.Slot] = month < view.Months ? places[view.Before] : Past(view.Line, month - view.Months);
    }

    private int Past(int line, int index) => (tape.Rows[line] + index % tape.Depths[line]) * Draws;

    private void Run(ReadOnlySpan<Instruction> steps)
    {
        foreach (ref readonly var step in steps) Step(in step);
    }

    private void Step(ref readonly Instruction step)
    {
        switch (step.Code)
        {
            case Opcode.Add: Each<Plus>(in step); break;
            case Opcode.Subtract: Each<Minus>(in step); break;
            case Opcode.Multiply: Each<Times>(in step); break;
            case Opcode.Divide: Each<Over>(in step); break;
            case Opcode.Negate: Each<Opposite>(in step); break;
            case Opcode.Floor: Each<Down>(in step); break;
            case Opcode.Ceiling: Each<Up>(in step); break;
            case Opcode.Min: Each<Smaller>(in step); break;
            case Opcode.Max: Each<Larger>(in step); break;
            case Opcode.Less: Each<IsLess>(in step); break;
            case Opcode.AtMost: Each<IsAtMost>(in step); break;
            case Opcode.OrElse: Each<Otherwise>(in step); break;
            case Opcode.If: Choose(in step); break;
            case Opcode.AddAdd: Each<Plus, Plus>(in step); break;
            case Opcode.AddSubtract: Each<Plus, Minus>(in step); break;
            case Opcode.AddMultiply: Each<Plus, Times>(in step); break;
            case Opcode.AddFrom: Each<Plus, From>(in step); break;
            case Opcode.SubtractAdd: Each<Minus, Plus>(in step); break;
            case Opcode.SubtractSubtract: Each<Minus, Minus>(in step); break;
            case Opcode.SubtractMultiply: Each<Minus, Times>(in step); break;
            case Opcode.SubtractFrom: Each<Minus, From>(in step); break;
            case Opcode.MultiplyAdd: Each<Times, Plus>(in step); break;
            case Opcode.MultiplySubtract: Each<Times, Minus>(in step); break;
            case Opcode.MultiplyMultiply: Each<Times, Times>(in step); break;
            case Opcode.MultiplyFrom: Each<Times, From>(in step); break;
            default: Other(in step); break;
        }
    }

    // Loads and stores without bounds checks: Slot has checked that whole rows are there.
    private void Each<TOperator>(ref readonly Instruction step) where TOperator : struct, IBlockOperator
    {
        ref var to = ref MemoryMarshal.GetReference(Slot(step.Target));
        ref var a = ref MemoryMarshal.GetReference(Slot(step.A));
        ref var b = ref MemoryMarshal.GetReference(Slot(step.B));
        for (nuint i = 0; i < Draws; i += (nuint)Vector<double>.Count)
            TOperator.Of(Vector.LoadUnsafe(ref a, i), Vector.LoadUnsafe(ref b, i)).StoreUnsafe(ref to, i);
    }

    private void Each<TFirst, TThen>(ref readonly Instruction step) where TFirst : struct, IBlockOperator where TThen : struct, IBlockOperator
    {
        ref var to = ref MemoryMarshal.GetReference(Slot(step.Target));
        ref var a = ref MemoryMarshal.GetReference(Slot(step.A));
        ref var b = ref MemoryMarshal.GetReference(Slot(step.B));
        ref var c = ref MemoryMarshal.GetReference(Slot(step.C));
        for (nuint i = 0; i < Draws; i += (nuint)Vector<double>.Count)
            TThen.Of(TFirst.Of(Vector.LoadUnsafe(ref a, i), Vector.LoadUnsafe(ref b, i)), Vector.LoadUnsafe(ref c, i)).StoreUnsafe(ref to, i);
    }

    private void Choose(ref readonly Instruction step)
    {
        ref var to = ref MemoryMarshal.GetReference(Slot(step.Target));
        ref var condition = ref MemoryMarshal.GetReference(Slot(step.A));
        ref var yes = ref MemoryMarshal.GetReference(Slot(step.B));
        ref var no = ref MemoryMarshal.GetReference(Slot(step.C));
        for (nuint i = 0; i < Draws; i += (nuint)Vector<double>.Count)
        {
            var asked = Vector.LoadUnsafe(ref condition, i);
            Known.Of(asked, asked, Vector.ConditionalSelect(Vector.Equals(asked, Vector<double>.Zero), Vector.LoadUnsafe(ref no, i), Vector.LoadUnsafe(ref yes, i))).StoreUnsafe(ref to, i);
        }
    }

    private void Other(ref readonly Instruction step)
    {
        var target = Slot(step.Target);
        switch (step.Code)
        {
            case Opcode.Round:
                var exact = Slot(step.A);
                var digits = (int)Slot(step.B)[0];
                for (var i = 0; i < Draws; i++) target[i] = Math.Round(exact[i], digits, MidpointRounding.AwayFromZero);
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
            case Opcode.ToDate:
                Add(target, Slot(step.A));
                break;
            case Opcode.Last:
                Slot(step.A).CopyTo(target);
                for (var earlier = Math.Max(0, month - step.B + 1); earlier < month; earlier++) Add(target, memory.AsSpan(Past(step.A, earlier), Draws));
                break;
            case Opcode.At:
                if (month == step.B) Slot(step.A).CopyTo(target);
                else if (month < step.B) target.Fill(double.NaN);
                break;
            case Opcode.First:
                var held = Slot(step.A);
                for (var i = 0; i < Draws; i++)
                    if (double.IsNaN(target[i]) && !double.IsNaN(held[i]) && held[i] != 0) target[i] = month + 1;
                break;
            default:
                throw new InvalidOperationException($"{step.Code} is no step.");
        }
    }

    private static void Add(Span<double> to, ReadOnlySpan<double> what)
    {
        for (var i = 0; i < Draws; i++) to[i] += what[i];
    }

    private static double Real(double value) => double.IsFinite(value) ? value : double.NaN;
}
