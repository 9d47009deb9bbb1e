using System.Text;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>How names in the code become segments of addresses and codes in files.</summary>
internal static class Names
{
    /// <summary>WhyNow becomes why-now.</summary>
    public static string Kebab(string pascal)
    {
        var text = new StringBuilder(pascal.Length + 4);
        foreach (var letter in pascal)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0) text.Append('-');
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }

    /// <summary>why-now becomes WhyNow.</summary>
    public static string Pascal(string kebab) =>
        string.Concat(kebab.Split('-').Select(word => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}
