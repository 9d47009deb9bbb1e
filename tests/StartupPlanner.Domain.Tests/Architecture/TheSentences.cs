using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace StartupPlanner.Domain.Tests.Architecture;

/// <summary>Sentences of all text files use the trade's words, and none that a native reader stumbles over.</summary>
public sealed class TheSentences
{
    // Each with sentences as they once were, so that a pattern that finds nothing is seen.
    private static readonly (string Language, string Pattern, string Once)[] Old =
    [
        ("en", @"\b(stands?|stood)\b", "Its link stands for two hours."),
        ("en", @"\bholds?\b(?! you back)", "These hold for the whole plan."),
        ("en", @"\blies?\b", "The mail lies in a folder."),
        ("en", @"\b(is|are|was|were) to be\b", "What is to be done"),
        ("en", @"\bcomes? to\b", "What it comes to"),
        ("en", @"(?<!where |[Ww]hat )\bis there\b", "How old is there what you know"),
        ("en", @"\b([Ss]omebody|[Ww]hoever|anew)\b", "Invite somebody"),
        ("en", @"^(Whom|To whom)\b", "Whom do you hire?"),
        ("en", @"(?<![Tt]here )\b(is|are) no\b(?! longer)", "This is no e-mail address."),
        ("en", @"\d %|\} %|\bper cent\b", "For example 2 %"),
        ("en", @"[Ee]-mail", "E-mail address"),
        ("en", @"\b(hangs?|rests?) on\b", "It rests on one person"),
        ("en", @"\b[Rr]ivals?\b", "Rivals in the market"),
        ("en", @"\b[Nn]ewcomers\b", "Newcomers"),
        ("en", @"\b(What shows it|It is over when|Where to find it|What must hold)\b", "What shows it"),
        ("zh-CN", "可不填|可以不填", "可不填"),
        ("zh-CN", "后果", "每个答案的后果"),
        ("zh-CN", "站得住", "前提是依据站得住"),
        ("zh-CN", "^时点$|时点：", "时点"),
        ("zh-CN", "怎样算走完|见分晓|家底", "怎样算走完"),
        ("zh-CN", "浅色或深色", "浅色或深色"),
        ("zh-CN", "您", "请您登录"),
        ("zh-CN", @"\p{IsCJKUnifiedIdeographs}[,;:!?]|[,;:!?]\p{IsCJKUnifiedIdeographs}", "你好,世界"),
    ];

    [Fact]
    public void Use_none_of_the_old_words()
    {
        var texts = Texts().ToList();
        Assert.True(texts.Count > 5000, $"{texts.Count} texts.");
        Assert.Equal([],
            from text in texts
            from old in Old
            where old.Language == text.Language && Regex.IsMatch(text.Value, old.Pattern)
            select $"{text.File} {text.Key}: {text.Value}");
    }

    [Fact]
    public void Would_be_found_if_they_used_them() =>
        Assert.Equal([], Old.Where(old => !Regex.IsMatch(old.Once, old.Pattern)).Select(old => old.Pattern));

    private static IEnumerable<(string File, string Key, string Language, string Value)> Texts() =>
        from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*Text*.resx", SearchOption.AllDirectories)
        let language = path.EndsWith(".zh-CN.resx", StringComparison.Ordinal) ? "zh-CN" : "en"
        from data in XDocument.Load(path).Descendants("data")
        select (Path.GetFileName(path), data.Attribute("name")!.Value, language, data.Element("value")!.Value);
}
