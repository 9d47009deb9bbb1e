using StartupPlanner.Domain.Funding;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Team;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Revenue;

namespace StartupPlanner.Web.Pages.Reading;

/// <summary>The plan on one page, made from its answers: of each the first sentences for which there is room, so that it never needs a second page.</summary>
internal sealed class Summary(DocumentView document, ForecastChapter? forecast, StreamFigures streams)
{
    // Letters of a text: with these the page is full at most.
    private const int Room = 300;
    private const int RoomOfLists = 210;

    private Plan Plan => document.Plan;

    private Texts Texts => document.Texts;

    /// <summary>What the company is about, each under its heading; what is not answered is left out.</summary>
    public IReadOnlyList<(string Heading, string Text)> Items => Answered(
        ("Problem", Lead(Plan.Overview.Problem)),
        ("Solution", Lead(Plan.Overview.Solution)),
        ("Market", Lead(Plan.Overview.MarketPosition)),
        ("Model", Model),
        ("Traction", Lead(Outline.QuestionAt("overview", "traction")!.AppliesTo(Plan) && Plan.Overview.Traction.Length > 0 ? Plan.Overview.Traction : Plan.Overview.Existing)),
        ("Team", Team));

    /// <summary>The money, where the plan has a forecast.</summary>
    public ForecastChapter? Money => forecast;

    /// <summary>What is asked for, and what it is used for.</summary>
    public IReadOnlyList<(string Heading, string Text)> Asked => Answered(("Ask", Funding), ("Use", forecast?.UseOfFunds ?? ""));

    /// <summary>Whether there is anything to sum up.</summary>
    public bool IsEmpty => Items.Count == 0 && forecast is null;

    private string Model => Fitting(Plan.Revenue.Streams.Where(stream => stream.Kind is not null).Select(stream =>
    {
        var (name, kind) = (StreamFigures.NameOf(stream, Texts), Texts.Inline(Texts[$"Revenue.RevenueKind.{stream.Kind}.Card"]));
        var figures = streams.Economics(Plan, stream, "read", Texts, document.Display).ToDictionary();
        return figures["read.price.why"].Length > 0 || figures["read.price"] == Texts["Shared.None"]
            ? Texts["Reading.Summary.Stream", name, kind]
            : Texts["Reading.Summary.StreamPriced", name, kind, figures["read.price"]];
    }), "Reading.Summary.More");

    // Founders first, advisors last.
    private string Team => Fitting(
        Plan.Team.Members.Where(member => member.Name.Length > 0).OrderBy(member => member.Standing switch { MemberStanding.Founder => 0, MemberStanding.Advisor => 2, _ => 1 })
            .Select(member => member.Role.Length > 0 ? Texts["Reading.Summary.Person", member.Name, Texts.Inline(member.Role)] : member.Name),
        "Reading.Summary.MorePeople");

    private string Funding => Fitting(
        from instrument in Plan.Funding.Instruments
        where instrument is { Kind: not (null or InstrumentKind.FounderLoan), Amount: not null, Month: not null }
        orderby instrument.Month
        let amount = document.Display.Money(instrument.Amount!.Likely, instrument.Currency ?? Plan.Currency)
        select Texts["Reading.Summary.Instrument", instrument.Name, amount, document.Display.Month(instrument.Month!.Value)],
        "Reading.Summary.More");

    private static string Lead(string markdown) => Sentences.Lead(MarkdownText.ParagraphsOf(markdown), Room);

    private IReadOnlyList<(string Heading, string Text)> Answered(params (string Key, string Text)[] items) =>
        [.. items.Where(item => item.Text.Length > 0).Select(item => (Texts[$"Reading.Summary.{item.Key}"], item.Text))];

    /// <summary>As many things as there is room for, and how many more there are.</summary>
    private string Fitting(IEnumerable<string> things, string more)
    {
        var all = things.ToList();
        var used = 0;
        var fit = all.TakeWhile((thing, index) => (used += Sentences.WidthOf(thing) + 2) <= RoomOfLists || index == 0).Select(thing => Sentences.Cut(thing, RoomOfLists)).ToList();
        if (fit.Count < all.Count) fit.Add(Texts[more, all.Count - fit.Count]);
        return string.Join(Texts.IsChinese ? "；" : "; ", fit);
    }
}
