using System.Globalization;
using StartupPlanner.Domain.Common;
using StartupPlanner.Finance.Equity;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>Reads a simple cap table: one row for each issuance, with holder, class, shares, price and date.</summary>
/// <remarks>
/// The first row names the columns, in English or Chinese and in any order; cells are parted by commas, or by tabs where the first row has one. Holders and classes are those that the rows name.
/// A class is common where its name says so (common, ordinary, founder, 普通), else preferred, ranked in the order in which the classes were first sold.
/// </remarks>
public static class CapTableCsv
{
    /// <summary>The most rows that are read, without the first.</summary>
    public const int MaxRows = 20_000;

    private const int MaxCell = 200;

    private static readonly (string Name, string[] Words)[] Columns =
    [
        ("holder", ["holder", "shareholder", "stakeholder", "owner", "investor", "name", "股东", "持有人", "持股人", "姓名", "投资人"]),
        ("class", ["class", "share class", "stock class", "security", "series", "type", "类别", "股份类别", "股票类别", "种类", "系列"]),
        ("shares", ["shares", "number of shares", "quantity", "amount of shares", "股数", "持股数", "股份数", "股份数量", "数量"]),
        ("price", ["price", "price per share", "share price", "issue price", "价格", "每股价格", "单价", "发行价", "每股价"]),
        ("date", ["date", "issue date", "issued", "issuance date", "日期", "发行日期", "出资日期", "取得日期"]),
    ];

    private static readonly string[] DateForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    /// <summary>Reads a table.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="currency">Of the prices.</param>
    /// <returns>A history of issuances; otherwise every mistake at its cell, such as C7, in the order of the file.</returns>
    public static Outcome<EquityHistory> Read(string text, CurrencyCode currency)
    {
        ArgumentNullException.ThrowIfNull(text);
        var errors = new List<FieldError>();
        if (text.Length > 16 * 1024 * 1024) return new Failure.Invalid([new("", ExchangeErrors.TooLarge, 16 * 1024 * 1024)]);
        IReadOnlyList<IReadOnlyList<string>> rows;
        try
        {
            rows = Csv.Read(text, Separator(text), emptyLines: true);
        }
        catch (FormatException)
        {
            return new Failure.Invalid([new("", ExchangeErrors.OpenQuote)]);
        }
        if (rows.Count - 1 > MaxRows) return new Failure.Invalid([new("", ExchangeErrors.TooLarge, MaxRows)]);
        var columns = Header(rows.Count > 0 ? rows[0] : [], errors);
        if (errors.Count > 0) return new Failure.Invalid(errors);
        var read = new Rows(columns, errors);
        for (var index = 1; index < rows.Count; index++)
            if (rows[index].Any(cell => cell.Trim().Length > 0)) read.Row(rows[index], index + 1);
        if (errors.Count > 0) return new Failure.Invalid(errors);
        var history = read.History(currency);
        try
        {
            foreach (var problem in EquityStory.Of(history).Problems) errors.Add(new(problem.EventId, problem.Code, [.. problem.Figures]));
        }
        catch (OverflowException)
        {
            errors.Add(new("", ExchangeErrors.OutOfRange));
        }
        return errors.Count > 0 ? new Failure.Invalid(errors) : history;
    }

    private static char Separator(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        return (end < 0 ? text.AsSpan() : text.AsSpan(0, end)).Contains('\t') ? '\t' : ',';
    }

    private static int[] Header(IReadOnlyList<string> names, List<FieldError> errors)
    {
        var columns = new int[Columns.Length];
        for (var wanted = 0; wanted < Columns.Length; wanted++)
        {
            var found = Enumerable.Range(0, names.Count).Where(index => Columns[wanted].Words.Contains(Plain(names[index]))).ToList();
            columns[wanted] = found.Count > 0 ? found[0] : -1;
            if (found.Count == 0) errors.Add(new("", ExchangeErrors.MissingColumn, Columns[wanted].Name));
            foreach (var again in found.Skip(1)) errors.Add(new(Cell(again, 1), ExchangeErrors.ColumnTwice, Columns[wanted].Name));
        }
        return columns;
    }

    private static string Plain(string name) => name.Trim().Replace('_', ' ').ToLowerInvariant();

    private static string Cell(int column, int row)
    {
        var letters = "";
        for (var left = column + 1; left > 0; left = (left - 1) / 26) letters = (char)('A' + (left - 1) % 26) + letters;
        return letters + row.ToString(CultureInfo.InvariantCulture);
    }

    private sealed class Rows(int[] columns, List<FieldError> errors)
    {
        private readonly List<(string Id, string Holder, string Class, long Shares, decimal Price, DateOnly Date)> issued = [];

        public void Row(IReadOnlyList<string> cells, int number)
        {
            var known = errors.Count;
            var (holder, shareClass) = (Text(0), Text(1));
            var shares = Number(2, whole: true, least: 1);
            var price = Number(3, whole: false, least: 0);
            var date = Date(4);
            if (errors.Count == known) issued.Add((Cell(columns[0], number), holder, shareClass, (long)shares, price, date));

            string At(int column) => columns[column] < cells.Count ? cells[columns[column]].Trim() : "";

            void Refuse(int column, string code, params object[] figures) => errors.Add(new(Cell(columns[column], number), code, figures));

            string Text(int column)
            {
                if (At(column) is { Length: 0 }) Refuse(column, ExchangeErrors.Missing);
                else if (At(column).Length > MaxCell) Refuse(column, ExchangeErrors.TooLarge, MaxCell);
                return At(column);
            }

            decimal Number(int column, bool whole, int least)
            {
                var text = At(column).TrimStart('$', '¥', '￥', '€', '£').Trim();
                if (text.Length == 0) Refuse(column, ExchangeErrors.Missing);
                else if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) Refuse(column, ExchangeErrors.WrongType, text);
                else if (whole && value != decimal.Truncate(value)) Refuse(column, ExchangeErrors.NotWhole, text);
                else if (value < least || value > 1e12m) Refuse(column, ExchangeErrors.OutOfRange, text);
                else return value;
                return least;
            }

            DateOnly Date(int column)
            {
                if (At(column).Length == 0) Refuse(column, ExchangeErrors.Missing);
                else if (!DateOnly.TryParseExact(At(column), DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) Refuse(column, ExchangeErrors.WrongType, At(column));
                else if (day.Year is < 1900 or >= 2200) Refuse(column, ExchangeErrors.OutOfRange, At(column));
                else return day;
                return default;
            }
        }

        /// <summary>One issuance for each row, in the order of their days; an event bears the cell of its holder.</summary>
        public EquityHistory History(CurrencyCode currency)
        {
            var inOrder = issued.OrderBy(row => row.Date).ToList();
            var classes = inOrder.Select(row => row.Class).Distinct(StringComparer.Ordinal).ToList();
            var preferred = classes.Where(name => !IsCommon(name)).ToList();
            var investors = inOrder.Where(row => !IsCommon(row.Class)).Select(row => row.Holder).ToHashSet(StringComparer.Ordinal);
            return new(currency,
                [.. issued.Select(row => row.Holder).Distinct(StringComparer.Ordinal).Select(name => new Holder(name, investors.Contains(name) ? HolderKind.Investor : HolderKind.Other, name))],
                [.. classes.Select(name => new ShareClass(name, IsCommon(name) ? ShareClassKind.Common : ShareClassKind.Preferred) { Name = name, Seniority = preferred.IndexOf(name) + 1 })],
                [],
                [.. inOrder.Select(row => new SharesIssued(row.Id, row.Date, row.Holder, row.Class, row.Shares, row.Price))]);
        }

        private static bool IsCommon(string name) => ((string[])["common", "ordinary", "founder", "普通"]).Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
