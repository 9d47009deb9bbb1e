using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StartupPlanner.Web.Hosting;

namespace StartupPlanner.Web.Tests;

/// <summary>What an operator sets about the network in front of the application.</summary>
public sealed class OperatorSettings
{
    [Fact]
    public void Of_a_public_address_allow_its_host_and_this_machine()
    {
        Assert.Equal(["plans.example.com", "localhost", "127.0.0.1", "[::1]"], Options<HostFilteringOptions>(("Planner:PublicUrl", "https://plans.example.com:8443/")).AllowedHosts);
        Assert.Equal(["*"], Options<HostFilteringOptions>().AllowedHosts);
    }

    [Fact]
    public void Of_proxies_believe_those_alone()
    {
        var named = Options<ForwardedHeadersOptions>(("Planner:TrustedProxies", "10.0.0.5, 172.16.0.0/12,::1"));
        Assert.Equal(ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, named.ForwardedHeaders);
        Assert.Equal(["10.0.0.5/32", "172.16.0.0/12", "::1/128"], named.KnownIPNetworks.Select(network => network.ToString()));
        Assert.Empty(named.KnownProxies);
        Assert.Equal(ForwardedHeaders.None, Options<ForwardedHeadersOptions>().ForwardedHeaders);
    }

    [Fact]
    public void Believe_nobody_by_the_frameworks_own_switch() =>
        Assert.Equal(ForwardedHeaders.None, Options<ForwardedHeadersOptions>(("ForwardedHeaders_Enabled", "true")).ForwardedHeaders);

    [Fact]
    public void Ask_browsers_for_https_for_a_year()
    {
        var hsts = Options<HstsOptions>();
        Assert.Equal((TimeSpan.FromDays(365), true), (hsts.MaxAge, hsts.IncludeSubDomains));
    }

    [Theory]
    [InlineData("Planner:PublicUrl", "plans.example.com", "Planner__PublicUrl is \"plans.example.com\"")]
    [InlineData("Planner:TrustedProxies", "10.0.0.5, proxy", "Planner__TrustedProxies names \"proxy\"")]
    [InlineData("Planner:Smtp:Security", "Some", "Planner:Smtp:Security")]
    [InlineData("Planner:OpenRegistration", "perhaps", "Planner:OpenRegistration")]
    public void That_cannot_be_meant_so_are_named_in_one_line(string key, string value, string expected)
    {
        var line = OperatorMistake.In(new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build());
        Assert.Contains(expected, line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line!);
    }

    [Fact]
    public void That_are_right_are_no_mistake() =>
        Assert.Null(OperatorMistake.In(new ConfigurationBuilder().AddInMemoryCollection([new("Planner:PublicUrl", "https://plans.example.com"), new("Planner:TrustedProxies", "::1")]).Build()));

    private static T Options<T>(params (string Key, string Value)[] settings) where T : class
    {
        var builder = WebApplication.CreateBuilder([.. settings.Select(setting => $"--{setting.Key}={setting.Value}")]);
        builder.AddProxies();
        builder.Services.AddStrictTransport();
        return builder.Build().Services.GetRequiredService<IOptions<T>>().Value;
    }
}
