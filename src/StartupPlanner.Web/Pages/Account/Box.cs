namespace StartupPlanner.Web.Pages.Account;

/// <summary>A line to type into, with its label, hint and mistake.</summary>
/// <param name="Name">Of the input's property.</param>
/// <param name="Autocomplete">What the browser may fill in.</param>
/// <param name="Value">As typed before; passwords are never shown again.</param>
public sealed record Box(string Name, string Label, string Autocomplete, string? Value = null, string Type = "text", string? Hint = null, bool Focus = false)
{
    public string Id => Name.ToLowerInvariant();
}
