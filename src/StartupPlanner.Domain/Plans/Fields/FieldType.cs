namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>What a field holds, and with it how it is typed, checked, shown and written to a file.</summary>
public enum FieldType
{
    /// <summary>One line of plain text.</summary>
    ShortText,

    /// <summary>Text in Markdown, of several paragraphs.</summary>
    Markdown,

    /// <summary>A decimal number, with a unit where the field names one.</summary>
    Number,

    /// <summary>A whole number, with a unit where the field names one.</summary>
    WholeNumber,

    /// <summary>An amount in the plan's currency.</summary>
    Money,

    /// <summary>A fraction, typed and shown as per cent.</summary>
    Percentage,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A day.</summary>
    Date,

    /// <summary>One of several codes.</summary>
    Choice,

    /// <summary>Any number of several codes.</summary>
    Choices,

    /// <summary>A number as low, likely and high.</summary>
    Estimate,

    /// <summary>Numbers in a row, one for each month.</summary>
    Series,

    /// <summary>A row of another list.</summary>
    Reference,

    /// <summary>Any number of rows of other lists.</summary>
    References,

    /// <summary>A picture of the plan.</summary>
    File,
}
