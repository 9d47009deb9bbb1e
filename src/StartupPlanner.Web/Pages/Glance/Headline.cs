using StartupPlanner.Web.Pages.Shared;

namespace StartupPlanner.Web.Pages.Glance;

/// <summary>A figure with which a plan is judged first.</summary>
/// <param name="Key">Its place among the texts under Glance.Headline: the name, and what it means.</param>
/// <param name="Text">As a reader sees it.</param>
/// <param name="Detail">When, or over which months.</param>
/// <param name="Trend">How the line goes from which it is read.</param>
/// <param name="Trace">Of the page that says why it is this number, from the plan's address on.</param>
public sealed record Headline(string Key, string Text, string Detail, Sparkline Trend, string Trace);
