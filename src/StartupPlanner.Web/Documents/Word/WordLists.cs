using DocumentFormat.OpenXml.Wordprocessing;

namespace StartupPlanner.Web.Documents.Word;

/// <summary>The lists of a document: bullets are all alike, each numbered list begins anew.</summary>
internal sealed class WordLists
{
    /// <summary>The list that all bullets share.</summary>
    public const int ForBullets = 1;

    private const int Bullets = 1;
    private const int Numbers = 2;
    private const int Deepest = 8;

    private readonly List<NumberingInstance> instances = [new(new AbstractNumId { Val = Bullets }) { NumberID = 1 }];

    public Numbering Numbering => new([Kind(Bullets, isNumbered: false), Kind(Numbers, isNumbered: true), .. instances]);

    /// <summary>A list that counts from one.</summary>
    public int StartNumbered()
    {
        var id = instances.Count + 1;
        instances.Add(new(
            new AbstractNumId { Val = Numbers },
            new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = 0 }) { NumberID = id });
        return id;
    }

    public static NumberingProperties At(int list, int level) =>
        new(new NumberingLevelReference { Val = Math.Min(level, Deepest) }, new NumberingId { Val = list });

    private static AbstractNum Kind(int id, bool isNumbered)
    {
        var kind = new AbstractNum(new MultiLevelType { Val = MultiLevelValues.HybridMultilevel }) { AbstractNumberId = id };
        for (var level = 0; level <= Deepest; level++)
            kind.Append(new Level(
                new StartNumberingValue { Val = 1 },
                new NumberingFormat { Val = isNumbered ? NumberFormatValues.Decimal : NumberFormatValues.Bullet },
                new LevelText { Val = isNumbered ? $"%{level + 1}." : "•" },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = $"{(level + 1) * 340}", Hanging = "340" })) { LevelIndex = level });
        return kind;
    }
}
