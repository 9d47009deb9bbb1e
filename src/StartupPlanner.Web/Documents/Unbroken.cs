using System.Text.RegularExpressions;

namespace StartupPlanner.Web.Documents;

/// <summary>Keeps on one line what is read as one: a number and its unit, a month and its year.</summary>
internal static partial class Unbroken
{
    private const string Months = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April|June|July|August|September|October|November|December";
    private const string Units = "%|million|billion|thousand|months?|years?|days?|hours?|minutes?|weeks?|people|×|万|亿|个月|家|人|年|月|customers?|units?|users?|mm|GB|TB|kWh";

    /// <summary>The same page with blanks that do not break.</summary>
    public static string In(string html) => Blank().Replace(html, "\u00A0");

    [GeneratedRegex($@"(?<=[\d)]) (?=(?:{Units})(?![\w]))|(?<=\b(?:{Months})) (?=\d{{4}}\b)|(?<=\b\d{{1,2}}) (?=(?:{Months})\b)|(?<=\p{{Sc}}) (?=\d)")]
    private static partial Regex Blank();
}
