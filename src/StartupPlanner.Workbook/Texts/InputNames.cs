using System.Text;
using System.Text.RegularExpressions;

namespace StartupPlanner.Workbook.Texts;

/// <summary>Hands out names by which formulas call inputs: legal in Excel and LibreOffice, readable, and each once.</summary>
internal sealed partial class InputNames
{
    private const int Longest = 60;
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A free name like the visible one: letters and digits stay, whatever stands between becomes an underscore.</summary>
    public string Take(string visible)
    {
        var name = new StringBuilder();
        foreach (var letter in visible.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetter(letter) || char.IsAsciiDigit(letter)) name.Append(letter);
            else if (name.Length > 0 && name[^1] != '_') name.Append('_');
        }
        var legal = SafeText.Cut(name.ToString(), Longest).Trim('_');
        if (legal.Length == 0) legal = "Input";
        if (!char.IsLetter(legal[0]) || LooksLikeCell(legal) || Reserved().IsMatch(legal)) legal = "_" + legal;
        var free = legal;
        for (var number = 2; !taken.Add(free); number++) free = $"{legal}_{number}";
        return free;
    }

    /// <summary>Whether it reads as a cell, as A1 or R1C1 write it.</summary>
    public static bool LooksLikeCell(string name) => Cell().IsMatch(name);

    [GeneratedRegex("^([A-Z]{1,3}[0-9]+|R[0-9]*(C[0-9]*)?|C[0-9]*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cell();

    [GeneratedRegex("^(TRUE|FALSE)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reserved();
}
