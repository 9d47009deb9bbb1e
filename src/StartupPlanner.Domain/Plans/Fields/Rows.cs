using System.Collections;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>A row that people add to a list of the plan.</summary>
public abstract class Row
{
    /// <summary>Identifies the row: a version 7 UUID made by whoever added it.</summary>
    public Guid Id { get; internal set; }

    /// <summary>Place in the list, from 0; gaps may occur, equal places may not.</summary>
    public int Position { get; internal set; }

    /// <summary>The row's segment in addresses.</summary>
    public string Key => Id.ToString();
}

/// <summary>A row of a set whose keys are given.</summary>
public abstract class FixedRow
{
    /// <summary>The row's segment in addresses, such as market-capacity.</summary>
    public string Key { get; internal set; } = "";
}

/// <summary>A list of rows, whatever their type.</summary>
public interface IRowList
{
    /// <summary>How many rows there are.</summary>
    int Count { get; }

    /// <summary>The key of the row before this one; null for the first.</summary>
    /// <exception cref="InvalidOperationException">There is no such row.</exception>
    string? KeyBefore(string key);

    /// <summary>Whether there is a row with this key.</summary>
    bool Has(string key);

    /// <summary>Adds an empty row after the one with that key (null: first; a key that is gone: last), and returns it.</summary>
    object Insert(Guid id, string? after);

    /// <summary>Takes the row out.</summary>
    void Remove(string key);

    /// <summary>Puts the row after another (null: first).</summary>
    void Move(string key, string? after);
}

/// <summary>A list of rows in the order of their positions.</summary>
/// <typeparam name="T">The row's type.</typeparam>
public sealed class RowList<T> : ICollection<T>, IRowList where T : Row, new()
{
    private readonly List<T> rows = [];

    /// <inheritdoc cref="IRowList.Count"/>
    public int Count => rows.Count;

    /// <inheritdoc/>
    public bool IsReadOnly => false;

    /// <summary>Takes in a row that has a position already, as when the list is loaded.</summary>
    public void Add(T item)
    {
        var index = rows.FindIndex(row => row.Position > item.Position);
        rows.Insert(index < 0 ? rows.Count : index, item);
    }

    /// <inheritdoc/>
    public string? KeyBefore(string key)
    {
        var index = IndexOf(key);
        if (index < 0) throw new InvalidOperationException($"No row {key}.");
        return index == 0 ? null : rows[index - 1].Key;
    }

    /// <inheritdoc/>
    public bool Has(string key) => IndexOf(key) >= 0;

    /// <summary>The row with this id; null where there is none, or none is named.</summary>
    public T? At(Guid? id) => id is { } wanted ? rows.Find(row => row.Id == wanted) : null;

    /// <inheritdoc/>
    public object Insert(Guid id, string? after)
    {
        var row = new T { Id = id };
        rows.Insert(after is null ? 0 : IndexOf(after) is var index and >= 0 ? index + 1 : rows.Count, row);
        Renumber();
        return row;
    }

    /// <inheritdoc/>
    public void Remove(string key) => rows.RemoveAt(IndexOf(key));

    /// <inheritdoc/>
    public void Move(string key, string? after)
    {
        var row = rows[IndexOf(key)];
        rows.Remove(row);
        rows.Insert(after is null ? 0 : IndexOf(after) + 1, row);
        Renumber();
    }

    /// <inheritdoc/>
    public bool Remove(T item) => rows.Remove(item);

    /// <inheritdoc/>
    public void Clear() => rows.Clear();

    /// <inheritdoc/>
    public bool Contains(T item) => rows.Contains(item);

    /// <inheritdoc/>
    public void CopyTo(T[] array, int arrayIndex) => rows.CopyTo(array, arrayIndex);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int IndexOf(string key) => rows.FindIndex(row => row.Key == key);

    private void Renumber()
    {
        for (var index = 0; index < rows.Count; index++) rows[index].Position = index;
    }
}

/// <summary>The rows of a set whose keys are given, in the order of the keys.</summary>
/// <typeparam name="T">The row's type.</typeparam>
public sealed class FixedRows<T> : ICollection<T>, IReadOnlyCollection<T> where T : FixedRow, new()
{
    private readonly string[] keys;
    private readonly Dictionary<string, T> rows = [];

    /// <summary>A row for each of the keys, filled by <paramref name="start"/>.</summary>
    internal FixedRows(IReadOnlyList<string> keys, Action<T>? start = null)
    {
        this.keys = [.. keys];
        foreach (var key in keys)
        {
            var row = new T { Key = key };
            start?.Invoke(row);
            rows[key] = row;
        }
    }

    /// <summary>The row with this key.</summary>
    public T this[string key] => rows[key];

    /// <inheritdoc/>
    public int Count => keys.Length;

    /// <inheritdoc/>
    public bool IsReadOnly => false;

    /// <summary>Takes the place of the row with the same key, as when the set is loaded; a key that is no longer in use is passed over.</summary>
    public void Add(T item)
    {
        if (rows.ContainsKey(item.Key)) rows[item.Key] = item;
    }

    /// <inheritdoc/>
    public void Clear() => throw new NotSupportedException();

    /// <inheritdoc/>
    public bool Contains(T item) => rows.TryGetValue(item.Key, out var row) && row == item;

    /// <inheritdoc/>
    public void CopyTo(T[] array, int arrayIndex)
    {
        foreach (var row in this) array[arrayIndex++] = row;
    }

    /// <inheritdoc/>
    public bool Remove(T item) => throw new NotSupportedException();

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => keys.Select(key => rows[key]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
