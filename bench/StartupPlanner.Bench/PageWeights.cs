using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Bench;

/// <param name="Html">Bytes of the page as sent.</param>
/// <param name="Unpacked">Bytes of the page itself.</param>
/// <param name="Files">Bytes as sent of each file that the page names.</param>
internal sealed record PageWeight(string Name, int Html, int Unpacked, IReadOnlyDictionary<string, int> Files)
{
    public int Total => Html + Files.Values.Sum();

    public int Of(string ending) => Files.Where(file => file.Key.EndsWith(ending, StringComparison.Ordinal)).Sum(file => file.Value);
}

/// <summary>Weighs the pages of the application.</summary>
internal sealed partial class PageWeights(Visitor visitor, string language)
{
    private readonly Dictionary<string, (int Sent, string Text)> files = [];

    public static async Task<IReadOnlyList<PageWeight>> OfAsync(Visitor founder, Guid english, Guid chinese, CancellationToken cancellationToken)
    {
        var weights = new List<PageWeight>();
        foreach (var (plan, language) in ((Guid, string)[])[(english, "en"), (chinese, "zh-CN")])
        {
            var signedIn = new PageWeights(founder, language);
            var nobody = new PageWeights(new(founder.Client.BaseAddress!), language);
            var reader = new PageWeights(await founder.ReaderOfAsync(plan, cancellationToken), language);
            foreach (var page in (string[])["/", "/sample", "/account/sign-in", "/account/forgotten", "/s"])
                weights.Add(await nobody.WeighAsync(page, page, cancellationToken));
            foreach (var page in (string[])["/plans", "/plans/new", "/plans/import", "/account"])
                weights.Add(await signedIn.WeighAsync(page, page, cancellationToken));
            foreach (var page in (string[])["", "/read", "/activity", "/share", .. Outline.Sections.SelectMany(section => section.Questions).Select(question => "/" + question.Address)])
                weights.Add(await signedIn.WeighAsync($"/plans/…{page}", $"/plans/{plan}{page}", cancellationToken));
            weights.Add(await reader.WeighAsync("/plans/…/read by share link", $"/plans/{plan}/read", cancellationToken));
        }
        return weights;
    }

    private async Task<PageWeight> WeighAsync(string name, string path, CancellationToken cancellationToken)
    {
        var (sent, html) = await GetAsync(path, cancellationToken);
        var names = NamedFile().Matches(html).Select(match => match.Groups["path"].Value).ToHashSet();
        var weights = new Dictionary<string, int>();
        while (names.Count > 0)
        {
            var file = names.First();
            names.Remove(file);
            if (weights.ContainsKey(file)) continue;
            if (!files.TryGetValue(file, out var got)) files[file] = got = await GetAsync(file, cancellationToken);
            weights[file] = got.Sent;
            if (!file.EndsWith(".css", StringComparison.Ordinal)) continue;
            foreach (Match url in StyleFile().Matches(got.Text)) names.Add(new Uri(new Uri(visitor.Client.BaseAddress!, file), url.Groups["path"].Value).AbsolutePath);
        }
        return new($"{name} ({language[..2]})", sent, Encoding.UTF8.GetByteCount(html), weights);
    }

    private async Task<(int Sent, string Text)> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Encoding", "gzip, deflate, br");
        request.Headers.Add("Accept-Language", language);
        using var response = await visitor.Client.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}.");
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        using Stream text = response.Content.Headers.ContentEncoding.FirstOrDefault() switch
        {
            "br" => new BrotliStream(new MemoryStream(body), CompressionMode.Decompress),
            "gzip" => new GZipStream(new MemoryStream(body), CompressionMode.Decompress),
            _ => new MemoryStream(body),
        };
        return (body.Length, await new StreamReader(text, Encoding.UTF8).ReadToEndAsync(cancellationToken));
    }

    [GeneratedRegex("(?:href|src)=\"(?<path>/[^\"#?]+\\.(?:css|js|svg|woff2|png|webp|ico|webmanifest))[\"?#]")]
    private static partial Regex NamedFile();

    [GeneratedRegex("url\\(['\"]?(?<path>(?!data:)[^'\")#]+)")]
    private static partial Regex StyleFile();
}
