namespace StartupPlanner.Web.Pages.Planning;

/// <summary>A row with its place in the list.</summary>
/// <param name="AfterUp">After which row it stands when moved up: null where it is the first already, empty for the first place.</param>
/// <param name="AfterDown">After which row it stands when moved down; null where it is the last already.</param>
public sealed record RowModel(RowView Row, int Number, string? AfterUp, string? AfterDown, int Count);
