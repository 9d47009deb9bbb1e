using System.Linq.Expressions;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>Declares the fields of an entity, one line each.</summary>
/// <typeparam name="T">The entity: a section, or a row of a part.</typeparam>
public sealed class FieldSet<T>
{
    /// <summary>The unit of an estimate in the plan's currency.</summary>
    public const string CurrencyUnit = "currency";

    /// <summary>The unit of an estimate in per cent: 5 is 5 %.</summary>
    public const string PercentUnit = "percent";

    private readonly List<Field> fields = [];
    private IReadOnlyList<FieldCondition> conditions = [];

    internal IReadOnlyList<Field> Fields => fields;

    /// <summary>One line of plain text.</summary>
    /// <param name="property">Holds it; empty for no answer.</param>
    /// <param name="maxLength">In UTF-16 code units.</param>
    /// <param name="required">Whether the question stays open while it is empty.</param>
    /// <param name="mandatory">Whether it may not be empty at all.</param>
    public FieldSet<T> ShortText(Expression<Func<T, string>> property, int maxLength = 200, bool required = true,
        bool mandatory = false) =>
        Add(new TextField(property, FieldType.ShortText) { MaxLength = maxLength, Required = required, Mandatory = mandatory });

    /// <summary>Text in Markdown.</summary>
    /// <param name="property">Holds it; empty for no answer.</param>
    /// <param name="maxLength">In UTF-16 code units.</param>
    /// <param name="required">Whether the question stays open while it is empty.</param>
    public FieldSet<T> Markdown(Expression<Func<T, string>> property, int maxLength = 8000, bool required = true) =>
        Add(new TextField(property, FieldType.Markdown) { MaxLength = maxLength, Required = required });

    /// <summary>A number.</summary>
    /// <param name="property">Holds it.</param>
    /// <param name="unit">Key of the unit's text; null for a bare number.</param>
    /// <param name="min">Smallest allowed.</param>
    /// <param name="max">Largest allowed.</param>
    /// <param name="decimals">The most decimals.</param>
    /// <param name="required">Whether the question stays open while it is empty.</param>
    public FieldSet<T> Number(Expression<Func<T, decimal?>> property, string? unit = null, decimal min = 0, decimal max = 1_000_000_000_000m,
        int decimals = 4, bool required = true) =>
        Add(new NumberField(property, FieldType.Number) { Unit = unit, Min = min, Max = max, Decimals = decimals, Required = required });

    /// <summary>A whole number.</summary>
    /// <inheritdoc cref="Number"/>
    public FieldSet<T> WholeNumber(Expression<Func<T, int?>> property, int min, int max, string? unit = null, bool required = true) =>
        Add(new WholeNumberField(property) { Unit = unit, Min = min, Max = max, Decimals = 0, Required = required });

    /// <summary>An amount in the plan's currency, in whole and hundredth units.</summary>
    /// <inheritdoc cref="Number"/>
    public FieldSet<T> Money(Expression<Func<T, decimal?>> property, decimal min = 0, decimal max = 1_000_000_000_000m, bool required = true) =>
        Add(new NumberField(property, FieldType.Money) { Min = min, Max = max, Decimals = 2, Required = required });

    /// <summary>A fraction, typed as per cent with at most two decimals.</summary>
    /// <inheritdoc cref="Number"/>
    public FieldSet<T> Percentage(Expression<Func<T, decimal?>> property, decimal min = 0, decimal max = 1, bool required = true) =>
        Add(new NumberField(property, FieldType.Percentage) { Min = min, Max = max, Decimals = 2, Required = required });

    /// <summary>A calendar month.</summary>
    public FieldSet<T> Month(Expression<Func<T, Month?>> property, bool required = true, bool mandatory = false) =>
        Add(new MonthField(property) { Required = required, Mandatory = mandatory });

    /// <summary>A day.</summary>
    public FieldSet<T> Date(Expression<Func<T, DateOnly?>> property, bool required = true) => Add(new DateField(property) { Required = required });

    /// <summary>A number as low, likely and high, in the unit or, with unit <see cref="CurrencyUnit"/>, in the plan's currency; where nothing else is said with two decimals, per cent with four.</summary>
    /// <inheritdoc cref="Number"/>
    public FieldSet<T> Estimate(Expression<Func<T, Estimate?>> property, string? unit = null, decimal min = 0, decimal max = 1_000_000_000_000m,
        int? decimals = null, bool required = true) =>
        Add(new EstimateField(property) { Unit = unit, Min = min, Max = max, Decimals = decimals ?? (unit == PercentUnit ? 4 : 2), Required = required });

    /// <summary>Numbers in a row, one for each month or whatever they are counted by; the first belongs to the month in which the thing starts.</summary>
    /// <param name="property">Holds them.</param>
    /// <param name="unit">Key of the unit's text; null for bare numbers.</param>
    /// <param name="min">Smallest allowed.</param>
    /// <param name="max">Largest allowed.</param>
    /// <param name="decimals">The most decimals.</param>
    /// <param name="required">Whether the question stays open while it is empty.</param>
    /// <param name="over">What the numbers are counted by.</param>
    public FieldSet<T> Series(Expression<Func<T, IReadOnlyList<decimal>>> property, string? unit = null, decimal min = 0, decimal max = 1_000_000_000_000m,
        int decimals = 2, bool required = false, SeriesOver over = SeriesOver.Months) =>
        Add(new SeriesField(property) { Over = over, Unit = unit, Min = min, Max = max, Decimals = decimals, Required = required });

    /// <summary>A row of another list, or none.</summary>
    /// <param name="property">Holds its id.</param>
    /// <param name="required">Whether the question stays open while it is empty.</param>
    /// <param name="targets">Addresses of the lists whose rows can be chosen.</param>
    public FieldSet<T> Reference(Expression<Func<T, Guid?>> property, bool required = true, params IReadOnlyList<string> targets) =>
        Add(new ReferenceField(property) { Targets = targets, Required = required });

    /// <summary>Any number of rows of other lists.</summary>
    /// <summary>A picture of the plan, such as a logo.</summary>
    public FieldSet<T> File(Expression<Func<T, Guid?>> property, bool required = true) => Add(new FileField(property) { Required = required });

    /// <inheritdoc cref="Reference"/>
    public FieldSet<T> References(Expression<Func<T, IReadOnlyList<Guid>>> property, bool required = true, params IReadOnlyList<string> targets) =>
        Add(new ReferencesField(property) { Targets = targets, Required = required });

    /// <summary>One of the known currencies, or none for the plan's own.</summary>
    public FieldSet<T> Currency(Expression<Func<T, CurrencyCode?>> property) => One(property, Currencies, required: false);

    /// <summary>One value of an enumeration, or none.</summary>
    public FieldSet<T> Choice<TEnum>(Expression<Func<T, TEnum?>> property, bool required = true) where TEnum : struct, Enum =>
        One(property, ChoiceList.OfEnum(typeof(TEnum)), required);

    /// <summary>One value of an enumeration, never none.</summary>
    public FieldSet<T> Choice<TEnum>(Expression<Func<T, TEnum>> property) where TEnum : struct, Enum =>
        One(property, ChoiceList.OfEnum(typeof(TEnum)));

    /// <summary>One of the known currencies.</summary>
    public FieldSet<T> Currency(Expression<Func<T, CurrencyCode>> property) => One(property, Currencies);

    /// <summary>Any number of values of an enumeration.</summary>
    public FieldSet<T> Choices<TEnum>(Expression<Func<T, IReadOnlyList<TEnum>>> property, bool required = true) where TEnum : struct, Enum
    {
        var list = ChoiceList.OfEnum(typeof(TEnum));
        return Add(new ChoicesField<TEnum>(property, list) { Codes = list.Codes, CodesKey = list.TextKey, Required = required });
    }

    /// <summary>Fields that count only where the same row has one of these values chosen; their labels and hints may have a text for each.</summary>
    /// <param name="choice">The choice on which they depend.</param>
    /// <param name="values">The values with which they count.</param>
    /// <param name="declare">Declares them.</param>
    /// <param name="orNone">Whether they count where nothing is chosen, too.</param>
    public FieldSet<T> When<TEnum>(Expression<Func<T, TEnum?>> choice, IReadOnlyList<TEnum> values, Action<FieldSet<T>> declare, bool orNone = false) where TEnum : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(declare);
        var outer = conditions;
        var segment = Names.Kebab(((MemberExpression)choice.Body).Member.Name);
        IEnumerable<string> none = orNone ? [""] : [];
        conditions = [.. outer, new(segment, [.. none, .. values.Select(value => Names.Kebab(value.ToString()))])];
        declare(this);
        conditions = outer;
        return this;
    }

    private static ChoiceList Currencies => new("Currency", [.. CurrencyCode.Known.Select(currency => currency.ToString())], [.. CurrencyCode.Known.Cast<object>()]);

    private FieldSet<T> One(LambdaExpression property, ChoiceList list, bool required = true) =>
        Add(new ChoiceField(property, list) { Codes = list.Codes, CodesKey = list.TextKey, Required = required });

    private FieldSet<T> Add(Field field)
    {
        field.Conditions = conditions;
        fields.Add(field);
        return this;
    }
}
