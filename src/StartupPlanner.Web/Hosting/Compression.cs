using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace StartupPlanner.Web.Hosting;

internal static class Compression
{
    public static void AddPageCompression(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/html"];
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        builder.Services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
    }

    /// <summary>Pages travel compressed; style sheets and scripts lie compressed already.</summary>
    /// <remarks>
    /// The length of a compressed page can tell a secret that stands in it beside words of an attacker (BREACH). The form token differs in every answer, and what a form sent,
    /// or a share link that is shown once, comes in the answer to a POST, which stays as it is.
    /// </remarks>
    public static void UsePageCompression(this WebApplication app) => app.UseWhen(context => HttpMethods.IsGet(context.Request.Method), pages => pages.UseResponseCompression());
}
