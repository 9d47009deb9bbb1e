using System.Reflection;

namespace StartupPlanner.Cli.Functions;

/// <summary>A function that can be called by name. The declaration drives reading of the arguments, help and complaints.</summary>
internal sealed class Function
{
    private readonly Delegate compute;

    /// <summary>Declares a function.</summary>
    /// <param name="name">As spreadsheets call it, in capitals.</param>
    /// <param name="syntax">The parameters as spreadsheets call them, in their order, one for each of the method; in brackets those that may be left out.</param>
    /// <param name="compute">The method; the types of its parameters say how an argument is read, their defaults stand for what is left out.</param>
    public Function(string name, string syntax, Delegate compute)
    {
        (Name, Usage, this.compute) = (name, $"{name} {syntax}", compute);
        Parameters = [.. syntax.Split(' ').Zip(compute.Method.GetParameters(), (shown, parameter) => new Parameter(shown.Trim('[', ']', '…'), shown[0] != '[', parameter))];
    }

    public string Name { get; }

    public string Usage { get; }

    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>An <c>Answer</c>, or a <c>decimal?</c> of a metric.</summary>
    public object? Of(object?[] arguments) => compute.Method.Invoke(compute.Target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}

/// <summary>A parameter of a function.</summary>
/// <param name="Name">As spreadsheets call it.</param>
/// <param name="Required">Whether it may not be left out.</param>
/// <param name="Declared">The parameter of the method.</param>
internal sealed record Parameter(string Name, bool Required, ParameterInfo Declared)
{
    public Type Type => Declared.ParameterType;

    public bool IsList => Type.IsGenericType && Type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    public bool IsDates => Type == typeof(IReadOnlyList<DateOnly>);
}
