using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace StartupPlanner.Web.Hosting;

/// <summary>
/// Where links in mails lead. Never taken from a request: whoever asks for a mail to somebody else could name a host of their own in it.
/// </summary>
public sealed class PublicAddress(IOptions<PlannerOptions> options, IServer server)
{
    /// <summary>Scheme and host without a slash at the end, as set, else as the server listens.</summary>
    public string Root => (options.Value.PublicUrl.Length > 0 ? options.Value.PublicUrl : Listening()).TrimEnd('/');

    /// <summary>The same for a link that is shown only to whoever asks: where they reached the page, unless it is set.</summary>
    public string RootFor(HttpRequest request) => options.Value.PublicUrl.Length > 0 ? Root : $"{request.Scheme}://{request.Host}";

    public string Link(string path, params (string Name, string Value)[] query) =>
        Root + path + QueryString.Create(query.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value)));

    private string Listening()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        foreach (var any in (string[])["//0.0.0.0", "//[::]", "//+", "//*"]) address = address.Replace(any, "//localhost", StringComparison.Ordinal);
        return address;
    }
}
