namespace StartupPlanner.Domain.Forecasting;

/// <summary>Something that the plan's answers show when they are looked at together. <see cref="ForecastWords.Of"/> puts it into words.</summary>
/// <param name="Key">Names it; the key of its text.</param>
/// <param name="Address">The field, row, list or section where it can be mended.</param>
/// <param name="Args">What the text quotes, in order: money as a decimal, months as a month, all else as it is read.</param>
public sealed record Finding(string Key, string Address, params object[] Args);
