using System.Runtime.InteropServices;

namespace StartupPlanner.Finance.Modeling;

/// <summary>A slot into which nothing is copied: it stands where what it shows stands, from month to month elsewhere.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Line">The line that it shows as it was earlier.</param>
/// <param name="Months">How many months earlier.</param>
/// <param name="Before">The slot that it shows where there is no such month.</param>
internal readonly record struct View(int Slot, int Line, int Months, int Before);

/// <summary>
/// The tape prepared for blocks of draws, where memory is what takes time: only what the kept lines need is computed, two operations in a row are one step,
/// and what was earlier is read where it stands.
/// </summary>
internal sealed class BlockTape
{
    private const int Never = int.MaxValue;

    private readonly Tape tape;
    private readonly List<Instruction> monthly = [];
    private readonly List<View> views = [];
    private readonly int zero;
    private int slots;

    /// <param name="model">The model.</param>
    /// <param name="kept">The slots of the lines that are kept.</param>
    public BlockTape(Model model, IEnumerable<int> kept)
    {
        tape = model.Tape;
        (slots, zero) = (tape.Slots + 1, tape.Slots);
        Depths = new int[model.Lines.Count];
        Array.Fill(Depths, 1);
        var needed = Needed(kept);
        LookBack(needed, Carried(needed, model.Months));
        Fuse();
        (Rows, RowCount) = Laid();
    }

    /// <summary>What fills slots once for each block.</summary>
    public ReadOnlySpan<Instruction> Once => tape.Once;

    /// <summary>What fills slots in each month.</summary>
    public ReadOnlySpan<Instruction> Monthly => CollectionsMarshal.AsSpan(monthly);

    /// <summary>The slots that show others, each after those that it shows.</summary>
    public IReadOnlyList<View> Views => views;

    /// <summary>How many months of each line are held, in as many rows that take turns.</summary>
    public int[] Depths { get; }

    /// <summary>The row of memory of each slot, the first one where a line has several; −1 for slots without.</summary>
    public int[] Rows { get; }

    /// <summary>How many rows of memory there are.</summary>
    public int RowCount { get; }

    private List<Instruction> Needed(IEnumerable<int> kept)
    {
        var wanted = new bool[tape.Slots];
        foreach (var slot in kept) wanted[slot] = true;
        // What is looked back at may be written later in the month, so one way back may not find all.
        for (var found = true; found;)
        {
            found = false;
            for (var at = tape.Monthly.Length - 1; at >= 0; at--)
            {
                var step = tape.Monthly[at];
                if (!wanted[step.Target]) continue;
                foreach (var read in step.Code == Opcode.Lag ? [step.A, step.C] : Operands(step))
                {
                    var slot = read < 0 ? read + Depths.Length : read;
                    found |= !wanted[slot];
                    wanted[slot] = true;
                }
            }
        }
        var needed = new List<Instruction>();
        foreach (var step in tape.Monthly)
            if (wanted[step.Target]) needed.Add(step);
        return needed;
    }

    // How many months of each line are held. One is enough where the month before is read only until the line is written; these are the lines that it gives.
    private bool[] Carried(List<Instruction> needed, int months)
    {
        var (carried, written) = (new bool[Depths.Length], new bool[Depths.Length]);
        foreach (var step in needed)
        {
            foreach (var slot in Operands(step).Where(slot => slot < 0))
            {
                if (written[slot + written.Length]) Hold(slot + written.Length, 2);
                else carried[slot + written.Length] = true;
            }
            if (step.Code == Opcode.Lag) Hold(step.A, Math.Min(step.B, months) + 1);
            if (step.Code == Opcode.Last) Hold(step.A, Math.Min(step.B, months));
            if (step.Target < written.Length) written[step.Target] = true;
        }
        return carried;

        void Hold(int line, int depth) => Depths[line] = Math.Max(Depths[line], depth);
    }

    // What was earlier, and copies, become views.
    private void LookBack(List<Instruction> needed, bool[] carried)
    {
        foreach (var step in needed)
        {
            var isLasting = step.A >= 0 || Depths[step.A + Depths.Length] > 1;
            if (step.Code == Opcode.Lag) views.Add(new(step.Target, step.A, step.B, Seen(step.C)));
            else if (step.Code == Opcode.Line && isLasting && Depths[step.Target] == 1 && !carried[step.Target]) views.Add(new(step.Target, 0, Never, Seen(step.A)));
            else monthly.Add(With(step, Seen));
        }

        int Seen(int slot)
        {
            if (slot >= 0) return slot;
            var line = slot + Depths.Length;
            if (Depths[line] == 1) return line;
            views.Add(new(slots, line, 1, zero));
            return slots++;
        }
    }

    // Sums, differences and products that only the next one reads need not go through memory.
    private void Fuse()
    {
        var reads = new int[slots];
        foreach (var step in monthly)
            foreach (var slot in Operands(step)) reads[slot]++;
        foreach (var view in views) reads[view.Before] += 2;
        var made = new Dictionary<int, int>();
        var ofLines = new Dictionary<int, List<int>>();
        for (var at = 0; at < monthly.Count; at++)
        {
            var step = monthly[at];
            if (step.Code <= Opcode.Multiply)
            {
                if (made.Remove(step.A, out var before)) monthly[at] = Chained(before, step.Code, step.B);
                else if (made.Remove(step.B, out before)) monthly[at] = Chained(before, step.Code == Opcode.Subtract ? Opcode.Divide : step.Code, step.A);
                else if (step.Target >= tape.FirstConstant && reads[step.Target] == 1)
                {
                    made.Add(step.Target, at);
                    foreach (var line in Operands(step).Where(slot => slot < Depths.Length))
                        if (!ofLines.TryAdd(line, [step.Target])) ofLines[line].Add(step.Target);
                }
            }
            // What reads a line's month before cannot move behind the step that writes the month over it.
            if (ofLines.Remove(step.Target, out var readers))
                foreach (var reader in readers) made.Remove(reader);

            Instruction Chained(int first, Opcode then, int operand)
            {
                var (code, a, b) = (monthly[first].Code, monthly[first].A, monthly[first].B);
                monthly[first] = default(Instruction) with { Target = Never };
                return new((Opcode)((int)Opcode.AddAdd + 4 * (int)code + (int)then), step.Target, a, b, operand);
            }
        }
        monthly.RemoveAll(step => step.Target == Never);
    }

    // What is computed between needs a row only until it is read for the last time; few rows stay in the cache.
    private (int[] Rows, int Count) Laid()
    {
        var (rows, lastRead, free, next) = (new int[slots], new int[slots], new Stack<int>(), 0);
        Array.Fill(rows, -1);
        for (var slot = Depths.Length; slot < tape.FirstConstant; slot++) rows[slot] = next++;
        foreach (var (slot, _) in tape.Constants) rows[slot] = next++;
        foreach (var step in tape.Once) rows[step.Target] = next++;
        rows[zero] = next++;
        for (var at = 0; at < monthly.Count; at++)
        {
            var step = monthly[at];
            foreach (var slot in Operands(step)) lastRead[slot] = at;
            if (step.Target < Depths.Length) (rows[step.Target], next) = (next, next + Depths[step.Target]);
            else if (step.Code is Opcode.ToDate or Opcode.At or Opcode.First) rows[step.Target] = next++;
        }
        var shown = views.Select(view => view.Before).ToHashSet();
        foreach (var step in monthly)
            if (rows[step.Target] < 0 && shown.Contains(step.Target)) rows[step.Target] = next++;
        var lasting = rows.Select(row => row >= 0).ToArray();
        for (var at = 0; at < monthly.Count; at++)
        {
            var step = monthly[at];
            foreach (var slot in Operands(step).Distinct())
                if (!lasting[slot] && rows[slot] >= 0 && lastRead[slot] == at) free.Push(rows[slot]);
            if (rows[step.Target] < 0) rows[step.Target] = free.TryPop(out var row) ? row : next++;
        }
        return (rows, next);
    }

    // The slots that a step reads in the same month.
    private static int[] Operands(Instruction step) => step.Code switch
    {
        Opcode.Series or Opcode.Month or Opcode.CalendarMonth => [],
        Opcode.Lag => [step.C],
        Opcode.Line or Opcode.ToDate or Opcode.Last or Opcode.At or Opcode.First => [step.A],
        Opcode.If or >= Opcode.AddAdd => [step.A, step.B, step.C],
        _ => [step.A, step.B],
    };

    private static Instruction With(Instruction step, Func<int, int> slot) => Operands(step).Length switch
    {
        0 => step,
        1 => step with { A = slot(step.A) },
        2 => step with { A = slot(step.A), B = slot(step.B) },
        _ => step with { A = slot(step.A), B = slot(step.B), C = slot(step.C) },
    };
}
