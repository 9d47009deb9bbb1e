namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>The codes of why a file cannot be imported. What cannot have happened bears the codes of <see cref="Finance.Equity.EquityErrors"/>.</summary>
public static class ExchangeErrors
{
    /// <summary>More than is read: bytes, files, rows, objects or terminations; quotes the limit.</summary>
    public const string TooLarge = "Exchange.TooLarge";

    /// <summary>No ZIP file, or a damaged one.</summary>
    public const string NotAZip = "Exchange.NotAZip";

    /// <summary>No JSON, or JSON that is nested too deep or names a member twice; quotes line and column where they are known.</summary>
    public const string NotJson = "Exchange.NotJson";

    /// <summary>No manifest, or more than one.</summary>
    public const string NoManifest = "Exchange.NoManifest";

    /// <summary>A file that the manifest names and the package lacks; quotes its name.</summary>
    public const string MissingFile = "Exchange.MissingFile";

    /// <summary>A file of another type than the manifest says; quotes the type.</summary>
    public const string WrongFileType = "Exchange.WrongFileType";

    /// <summary>A member that must be there is not.</summary>
    public const string Missing = "Exchange.Missing";

    /// <summary>A value of another kind than the format has there: text, number, date, object or list.</summary>
    public const string WrongType = "Exchange.WrongType";

    /// <summary>A figure outside of what is read; quotes the text.</summary>
    public const string OutOfRange = "Exchange.OutOfRange";

    /// <summary>A part of a share; quotes the text.</summary>
    public const string NotWhole = "Exchange.NotWhole";

    /// <summary>An amount in another currency than the first; quotes both.</summary>
    public const string OtherCurrency = "Exchange.OtherCurrency";

    /// <summary>The same id twice; quotes it.</summary>
    public const string DuplicateId = "Exchange.DuplicateId";

    /// <summary>A reference to nothing in the package; quotes the id.</summary>
    public const string UnknownReference = "Exchange.UnknownReference";

    /// <summary>A transaction of a kind that the format does not have; quotes it.</summary>
    public const string UnknownKind = "Exchange.UnknownKind";

    /// <summary>A transaction that would give another cap table here; quotes its kind.</summary>
    public const string NotSupported = "Exchange.NotSupported";

    /// <summary>More than is left of a security, or a balance that does not add up; quotes the security, the shares asked for and the shares left.</summary>
    public const string DoesNotAddUp = "Exchange.DoesNotAddUp";

    /// <summary>The history does not come to the file's holdings; quotes holder, class, shares in the file and shares here.</summary>
    public const string SharesDiffer = "Exchange.SharesDiffer";

    /// <summary>A column that must be there is not; quotes its name.</summary>
    public const string MissingColumn = "Exchange.MissingColumn";

    /// <summary>Two columns of the same meaning; quotes its name.</summary>
    public const string ColumnTwice = "Exchange.ColumnTwice";

    /// <summary>A quote that is never closed.</summary>
    public const string OpenQuote = "Exchange.OpenQuote";
}
