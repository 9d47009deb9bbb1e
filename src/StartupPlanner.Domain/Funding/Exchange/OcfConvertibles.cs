using System.Globalization;
using System.Text.Json.Nodes;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>SAFEs and notes as the format's conversion triggers.</summary>
internal static class OcfConvertibles
{
    /// <summary>The trigger by which an instrument converts in a round; also its condition, of a note with the least new money after it.</summary>
    public const string Financing = "EQUITY_FINANCING";

    /// <summary>The trigger of a note's maturity.</summary>
    public const string Maturity = "MATURITY";

    /// <summary>What a cap is divided by, as the format's rules.</summary>
    public static JsonObject Rules(CompanyCapitalization counts) => OcfJson.Object(
        ("include_outstanding_shares", counts.HasFlag(CompanyCapitalization.Outstanding)),
        ("include_outstanding_options", counts.HasFlag(CompanyCapitalization.Options)),
        ("include_outstanding_unissued_options", counts.HasFlag(CompanyCapitalization.UnissuedPool)),
        ("include_this_security", counts.HasFlag(CompanyCapitalization.ConvertingSecurities)),
        ("include_other_converting_securities", counts.HasFlag(CompanyCapitalization.ConvertingSecurities)),
        ("include_option_pool_topup_for_promised_options", counts.HasFlag(CompanyCapitalization.PromisedOptions)),
        ("include_additional_option_pool_topup", counts.HasFlag(CompanyCapitalization.PoolIncrease)),
        ("include_new_money", false));

    public static JsonArray Triggers(ConvertibleIssued issue, string currency, string? common, Action<string, object> lose)
    {
        var instrument = issue.Instrument;
        // The format has no word for warrants: they count where options do.
        if (instrument.Capitalization.HasFlag(CompanyCapitalization.Warrants) != instrument.Capitalization.HasFlag(CompanyCapitalization.Options))
            lose(nameof(instrument.Capitalization), instrument.Capitalization.ToString());
        if (instrument is not ConvertibleNote note) return OcfJson.Array(Automatic(Financing, Financing, Safe((Safe)instrument, currency)));
        if (note.Interest.DayCount == DayCount.Actual360) lose(nameof(DayCount), nameof(DayCount.Actual360));
        var condition = note.QualifiedFinancing is { } least ? string.Create(CultureInfo.InvariantCulture, $"{Financing} >= {OcfJson.Numeric(least)} {currency}") : Financing;
        return OcfJson.Array(Automatic(Financing, condition, Note(issue.Date, note, currency)), AtMaturity(issue.Date, note, currency, common));
    }

    private static JsonObject Automatic(string id, string condition, JsonObject mechanism) => OcfJson.Object(
        ("type", "AUTOMATIC_ON_CONDITION"), ("trigger_id", id), ("trigger_condition", condition), ("conversion_right", Right(mechanism, null)));

    private static JsonObject Right(JsonObject mechanism, string? shareClass) => OcfJson.Object(
        ("type", "CONVERTIBLE_CONVERSION_RIGHT"), ("conversion_mechanism", mechanism), ("converts_to_future_round", shareClass is null), ("converts_to_stock_class_id", shareClass));

    private static JsonObject AtMaturity(DateOnly issued, ConvertibleNote note, string currency, string? common)
    {
        var right = Right(Note(issued, note, currency), note.AtMaturity == MaturityChoice.Convert ? common : null);
        return note.AtMaturity == MaturityChoice.Convert
            ? OcfJson.Object(("type", "AUTOMATIC_ON_DATE"), ("trigger_id", Maturity), ("trigger_date", OcfJson.Date(note.Maturity)), ("conversion_right", right))
            : OcfJson.Object(("type", "ELECTIVE_ON_CONDITION"), ("trigger_id", Maturity), ("nickname", note.AtMaturity == MaturityChoice.Repay ? "REPAY" : "EXTEND"),
                ("trigger_condition", $"{Maturity} {OcfJson.Date(note.Maturity)}"), ("conversion_right", right));
    }

    private static JsonObject Safe(Safe safe, string currency) => OcfJson.Object(
        ("type", "SAFE_CONVERSION"), ("conversion_mfn", safe.MostFavoredNation),
        ("conversion_discount", safe.Discount is { } discount ? OcfJson.Numeric(discount.Reduction.Fraction) : null),
        ("conversion_valuation_cap", safe.ValuationCap is { } cap ? OcfJson.Monetary(cap, currency) : null),
        ("conversion_timing", safe.Capitalization.HasFlag(CompanyCapitalization.ConvertingSecurities) ? "POST_MONEY" : "PRE_MONEY"),
        ("capitalization_definition_rules", Rules(safe.Capitalization)));

    private static JsonObject Note(DateOnly issued, ConvertibleNote note, string currency) => OcfJson.Object(
        ("type", "CONVERTIBLE_NOTE_CONVERSION"),
        ("interest_rates", OcfJson.Array(OcfJson.Object(("rate", OcfJson.Numeric(note.Interest.AnnualRate.Fraction)), ("accrual_start_date", OcfJson.Date(issued))))),
        ("day_count_convention", note.Interest.DayCount == DayCount.Thirty360 ? "30_360" : "ACTUAL_365"),
        ("interest_payout", note.InterestConverts ? "DEFERRED" : "CASH"),
        ("interest_accrual_period", note.Interest.Compounding switch { Compounding.Annual => "ANNUAL", Compounding.Monthly => "MONTHLY", _ => "DAILY" }),
        ("compounding_type", note.Interest.Compounding == Compounding.Simple ? "SIMPLE" : "COMPOUNDING"),
        ("conversion_discount", note.Discount is { } discount ? OcfJson.Numeric(discount.Reduction.Fraction) : null),
        ("conversion_valuation_cap", note.ValuationCap is { } cap ? OcfJson.Monetary(cap, currency) : null),
        ("capitalization_definition_rules", Rules(note.Capitalization)));
}
