using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace StartupPlanner.Web.Hosting;

/// <summary>What a request may say of itself: its host, and through a proxy that the operator named, where it comes from.</summary>
internal static class Proxies
{
    public static void AddProxies(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Planner").Get<PlannerOptions>() ?? new();
        // After the framework, whose own switch would believe everybody.
        builder.Services.PostConfigure<ForwardedHeadersOptions>(forwarded => Trust(forwarded, options.TrustedProxies));
        builder.Services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = HostsOf(options.PublicUrl));
    }

    /// <summary>The networks that a setting names, such as "10.0.0.5, 172.16.0.0/12".</summary>
    /// <exception cref="FormatException">Something else stands there; the message says what.</exception>
    public static IReadOnlyList<IPNetwork> Networks(string setting) =>
        [.. setting.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Network)];

    private static void Trust(ForwardedHeadersOptions forwarded, string proxies)
    {
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in Networks(proxies)) forwarded.KnownIPNetworks.Add(network);
        // Nobody named: nobody is believed, not even a proxy on this machine.
        forwarded.ForwardedHeaders = forwarded.KnownIPNetworks.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
        forwarded.ForwardLimit = null;
    }

    // Whoever sits at the machine may ask it by its own name: health checks do.
    private static string[] HostsOf(string publicUrl) =>
        Uri.TryCreate(publicUrl, UriKind.Absolute, out var url) ? [url.Host, "localhost", "127.0.0.1", "[::1]"] : ["*"];

    private static IPNetwork Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new(address, address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128)
        : throw new FormatException(text);
}
