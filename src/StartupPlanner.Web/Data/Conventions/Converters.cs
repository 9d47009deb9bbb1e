using System.Globalization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Web.Data.Conventions;

internal sealed class PlanIdConverter() : ValueConverter<PlanId, Guid>(id => id.Value, value => new(value));

internal sealed class MonthConverter() : ValueConverter<Month, DateOnly>(month => month.FirstDay, day => Month.Of(day));

internal sealed class CurrencyConverter() : ValueConverter<CurrencyCode, string>(currency => currency.ToString(), code => new(code));

/// <summary>Several choices in one text column, with commas between.</summary>
internal sealed class ChoicesConverter<TEnum>() : ValueConverter<IReadOnlyList<TEnum>, string>(
    values => string.Join(',', values), text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<TEnum>).ToList())
    where TEnum : struct, Enum;

/// <summary>Numbers in a row in one text column, with semicolons between.</summary>
internal sealed class SeriesConverter() : ValueConverter<IReadOnlyList<decimal>, string>(
    values => string.Join(';', values.Select(value => value.ToString(CultureInfo.InvariantCulture))),
    text => text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(value => decimal.Parse(value, CultureInfo.InvariantCulture)).ToList());

internal sealed class ReferencesConverter() : ValueConverter<IReadOnlyList<Guid>, Guid[]>(ids => ids.ToArray(), ids => ids);

internal sealed class ListComparer<T>() : ValueComparer<IReadOnlyList<T>>(
    (left, right) => ReferenceEquals(left, right) || left != null && right != null && left.SequenceEqual(right),
    values => values.Aggregate(0, (hash, value) => HashCode.Combine(hash, value)),
    values => values)
    where T : struct;
