using System.Collections;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>What a matrix holds for a row of one list and a row of another, or what is noted of a field.</summary>
public abstract class Cell
{
    /// <summary>The cell's segment in addresses: the keys of both rows, as <see cref="CellKey"/> writes them, or a <see cref="FieldKey"/>.</summary>
    public string Key { get; internal set; } = "";
}

/// <summary>The key of a cell: that of the row down the side, a tilde, and that of the row across the top.</summary>
public static class CellKey
{
    private const char Between = '~';

    /// <summary>The key of the cell where two rows meet.</summary>
    public static string Of(string down, string across) => $"{down}{Between}{across}";

    /// <summary>The keys of the two rows; null where the text is no key of a cell.</summary>
    public static (string Down, string Across)? Read(string key) =>
        key.Split(Between) is [{ Length: > 0 } down, { Length: > 0 } across] ? (down, across) : null;
}

/// <summary>The key of what is noted of a field: the field's address, with points in place of the slashes.</summary>
public static class FieldKey
{
    /// <summary>The key of the field at an address.</summary>
    public static string Of(string address) => address.Replace('/', '.');

    /// <summary>The field; null where the text is no key of one.</summary>
    public static Address? Read(string key) => Address.Read(key.Replace('.', '/')) is { Field: not null, Part.Shape: not PartShape.PerField } at ? at : null;
}

/// <summary>The cells of a matrix for which something was entered, in the order of their keys.</summary>
/// <typeparam name="T">The cell's type.</typeparam>
public sealed class CellMap<T> : ICollection<T>, IReadOnlyCollection<T> where T : Cell, new()
{
    private readonly SortedDictionary<string, T> cells = new(StringComparer.Ordinal);

    /// <summary>The cell with this key; null where nothing was entered.</summary>
    public T? this[string key] => cells.GetValueOrDefault(key);

    /// <inheritdoc cref="ICollection{T}.Count"/>
    public int Count => cells.Count;

    /// <inheritdoc/>
    public bool IsReadOnly => false;

    /// <summary>The cell with this key, which is made where there is none.</summary>
    internal T Make(string key) => cells.TryGetValue(key, out var cell) ? cell : cells[key] = new T { Key = key };

    internal void Remove(string key) => cells.Remove(key);

    /// <summary>Takes in a cell, as when the matrix is loaded.</summary>
    public void Add(T item) => cells[item.Key] = item;

    /// <inheritdoc/>
    public bool Remove(T item) => cells.Remove(item.Key);

    /// <inheritdoc/>
    public void Clear() => cells.Clear();

    /// <inheritdoc/>
    public bool Contains(T item) => cells.TryGetValue(item.Key, out var cell) && cell == item;

    /// <inheritdoc/>
    public void CopyTo(T[] array, int arrayIndex) => cells.Values.CopyTo(array, arrayIndex);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => cells.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
