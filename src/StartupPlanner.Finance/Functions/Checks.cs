using System.Runtime.CompilerServices;

namespace StartupPlanner.Finance.Functions;

/// <summary>Collects what is wrong with the arguments of a function, all of it, before anything is computed.</summary>
internal sealed class Checks
{
    private readonly List<Mistake> mistakes = [];

    public Checks Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Unless(double.IsFinite(value), name, MistakeKind.NotFinite);

    public Checks AtLeast(double value, double limit, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Finite(value, name).If(value < limit, name, MistakeKind.TooSmall, limit);

    public Checks Above(double value, double limit, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Finite(value, name).If(value <= limit, name, MistakeKind.NotAbove, limit);

    /// <summary>An upper limit, of a value whose lower limit is checked besides. Comparisons with what is no number fail, so it is reported once.</summary>
    public Checks AtMost(double value, double limit, [CallerArgumentExpression(nameof(value))] string name = "") =>
        If(double.IsFinite(value) && value > limit, name, MistakeKind.TooLarge, limit);

    /// <summary>A rate of interest: at −100 % nothing is left, and below it means nothing.</summary>
    public Checks Rate(double value, [CallerArgumentExpression(nameof(value))] string name = "") => Above(value, -1, name);

    public Checks NotZero(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Finite(value, name).If(value == 0, name, MistakeKind.Zero);

    public Checks Whole(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        If(double.IsFinite(value) && value != Math.Floor(value), name, MistakeKind.NotWhole);

    public Checks Timing(PaymentTiming timing, [CallerArgumentExpression(nameof(timing))] string name = "") =>
        Unless(timing is PaymentTiming.End or PaymentTiming.Beginning, name, MistakeKind.NotATiming);

    public Checks Flows(IReadOnlyList<double> flows, [CallerArgumentExpression(nameof(flows))] string name = "") =>
        If(flows.Count == 0, name, MistakeKind.Empty).Unless(flows.All(double.IsFinite), name, MistakeKind.NotFinite);

    public Checks SameLength(int count, int expected, string name) => If(count != expected, name, MistakeKind.OtherLength, expected);

    public Checks If(bool wrong, string name, MistakeKind kind, double? limit = null)
    {
        if (wrong) mistakes.Add(new(name, kind, limit));
        return this;
    }

    private Checks Unless(bool right, string name, MistakeKind kind) => If(!right, name, kind);

    /// <summary>The value, where nothing is wrong.</summary>
    public Answer Then(Func<double> value) => ThenAnswer(() => Of(value()));

    public Answer ThenAnswer(Func<Answer> answer) => mistakes.Count > 0 ? new Answer.Invalid(mistakes) : answer();

    // Adding 0 makes the negative zero of a product a plain one.
    public static Answer Of(double value) => double.IsFinite(value) ? new Answer.Value(value + 0.0) : new Answer.None(NoAnswer.TooLarge);
}
