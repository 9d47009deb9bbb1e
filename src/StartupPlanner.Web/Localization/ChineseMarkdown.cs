using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace StartupPlanner.Web.Localization;

/// <summary>
/// Markdown's rules were written for blanks between words. Here they hold in Chinese, too: emphasis beside its punctuation, addresses that
/// end where Chinese begins, marks of lists and headings without a blank, and line breaks that are none to the reader.
/// </summary>
/// <remarks>What lacks only its blank is mended; what is no Markdown, such as "1、", stays as typed, on a line of its own.</remarks>
internal sealed partial class ChineseMarkdown : IMarkdownExtension
{
    // What an item or a heading begins with: a Chinese or Japanese letter, or a mark that opens.
    private const string Start = @"[\u3041-\u30FF\u3400-\u9FFF\uD840-\uD8BF\uF900-\uFAFF《「『【（〈〔“‘]";

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        var emphasis = pipeline.InlineParsers.FindExact<EmphasisInlineParser>()!;
        pipeline.InlineParsers.Replace<EmphasisInlineParser>(new Emphasis(emphasis));
        pipeline.InlineParsers.Replace<AutoLinkParser>(new Addresses());
        pipeline.BlockParsers.Replace<ListBlockParser>(new Lists());
        pipeline.BlockParsers.Replace<HeadingBlockParser>(new Headings());
        pipeline.BlockParsers.Replace<IndentedCodeBlockParser>(new IndentedCode());
        pipeline.DocumentProcessed += JoinLines;
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    private static void JoinLines(MarkdownDocument document)
    {
        foreach (var block in document.Descendants().OfType<LeafBlock>())
            if (block.Inline is { } inline)
                JoinLines([.. inline.Descendants().OfType<Inline>().Where(part => part is not ContainerInline)]);
    }

    private static void JoinLines(List<Inline> parts)
    {
        var texts = parts.ConvertAll(TextOf);
        for (var at = 1; at < parts.Count; at++)
        {
            if (parts[at] is not LineBreakInline { IsHard: false } line) continue;
            var before = texts[Math.Max(0, texts.FindLastIndex(at - 1, text => text.Length > 0))];
            var after = texts[Math.Max(at, texts.FindIndex(at + 1, text => text.Length > 0))];
            if (OwnLine().IsMatch(after)) line.IsHard = true;
            else if (EastAsianText.Last(before) is { } last && EastAsianText.First(after) is { } first
                && EastAsianText.JoinAcrossLines(last, first)) line.Remove();
        }
    }

    private static string TextOf(Inline part) => part switch
    {
        LiteralInline literal => literal.Content.ToString(),
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        CodeInline code => code.Content,
        AutolinkInline link => link.Url,
        LineBreakInline => "\n",
        _ => "",
    };

    private static BlockState WithBlank(BlockProcessor processor, Regex mark, Func<BlockState> parse)
    {
        var typed = processor.Line;
        var match = mark.Match(typed.Text, typed.Start, typed.Length);
        if (!match.Success) return parse();
        processor.Line = new StringSlice(typed.Text.Insert(typed.Start + match.Length, " "), typed.Start, typed.End + 1, typed.NewLine);
        var state = parse();
        if (state == BlockState.None) processor.Line = typed;
        return state;
    }

    [GeneratedRegex(@"^(?:-|\d{1,2}[.)])(?=" + Start + ")")]
    private static partial Regex ItemMark();

    // A second sign behind makes topics, as #话题#.
    [GeneratedRegex("^#{1,6}(?=" + Start + ")(?!.*#)")]
    private static partial Regex HeadingMark();

    // An indented paragraph, a row of a drawn table, or an item by a mark that Markdown does not know.
    [GeneratedRegex(@"^(?:[\u3000｜•●○■□◆◇➢✓✔☑☐※]|(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、．.]|[①-⒇㈠-㈩]) *" + Start + ")")]
    private static partial Regex OwnLine();

    private sealed class Emphasis : EmphasisInlineParser
    {
        public Emphasis(EmphasisInlineParser known)
        {
            CjkFriendlyEmphasis = true;
            EmphasisDescriptors.Clear();
            EmphasisDescriptors.AddRange(known.EmphasisDescriptors);
        }

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var (text, first, mark) = (slice.Text, slice.Start, slice.CurrentChar);
            var end = first;
            while (end <= slice.End && text[end] == mark) end++;
            var before = text.AsSpan(0, first);
            var after = text.AsSpan(end, slice.End + 1 - end);
            // 3*4*5 is a product.
            if (before is [.., >= '0' and <= '9'] && after is [>= '0' and <= '9', ..]) return false;
            if (!base.Match(processor, ref slice)) return false;
            if (mark != '_' && processor.Inline is EmphasisDelimiterInline run) run.Type |= BesideSharedMarks(before, after);
            return true;
        }

        /// <summary>Curly quotation marks and the like go with what they enclose: beside Chinese they are its own as 「」 are.</summary>
        private static DelimiterType BesideSharedMarks(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
        {
            var inFront = before.TrimEnd(EastAsianText.SharedClosers);
            var behind = after.TrimStart(EastAsianText.SharedOpeners);
            var type = DelimiterType.Undefined;
            if (inFront.Length < before.Length && EastAsianText.IsWide(EastAsianText.Last(inFront))) type |= DelimiterType.Close;
            if (behind.Length < after.Length && EastAsianText.IsWide(EastAsianText.First(behind))) type |= DelimiterType.Open;
            return type;
        }
    }

    /// <summary>An address begins behind Chinese without a blank, and ends where Chinese begins.</summary>
    private sealed class Addresses() : AutoLinkParser(new AutoLinkOptions())
    {
        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var before = slice.Text.AsSpan(0, slice.Start);
            var previous = slice.PeekCharExtra(-1);
            if (!previous.IsWhiteSpaceOrZero() && !Options.ValidPreviousCharacters.Contains(previous)
                && !(EastAsianText.Last(before) is { } last && IsChinese(last))) return false;
            var length = 0;
            foreach (var letter in slice.AsSpan().EnumerateRunes())
            {
                if (IsChinese(letter)) break;
                length += letter.Utf16SequenceLength;
            }
            var own = new StringSlice(slice.Text.Substring(slice.Start, length));
            if (!base.Match(processor, ref own)) return false;
            slice.Start += own.Start;
            return true;
        }

        private static bool IsChinese(System.Text.Rune letter) => EastAsianText.IsWide(letter) || EastAsianText.IsShared(letter);
    }

    private sealed class Lists : ListBlockParser
    {
        public override BlockState TryOpen(BlockProcessor processor) => WithBlank(processor, ItemMark(), () => base.TryOpen(processor));

        public override BlockState TryContinue(BlockProcessor processor, Block block) =>
            block is ListItemBlock item && processor.Indent < Math.Abs(item.ColumnWidth)
                ? WithBlank(processor, ItemMark(), () => base.TryContinue(processor, block))
                : base.TryContinue(processor, block);
    }

    private sealed class Headings : HeadingBlockParser
    {
        public override BlockState TryOpen(BlockProcessor processor) => WithBlank(processor, HeadingMark(), () => base.TryOpen(processor));
    }

    /// <summary>Four blanks before a Chinese paragraph are its indent and make no code of it.</summary>
    private sealed class IndentedCode : IndentedCodeBlockParser
    {
        public override BlockState TryOpen(BlockProcessor processor) =>
            EastAsianText.IsWide(EastAsianText.First(processor.Line.AsSpan().TrimStart())) ? BlockState.None : base.TryOpen(processor);
    }
}
