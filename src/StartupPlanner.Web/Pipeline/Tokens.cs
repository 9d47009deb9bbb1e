using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace StartupPlanner.Web.Pipeline;

/// <summary>Secrets that open something to whoever holds them: 256 random bits, of which only the SHA-256 is kept.</summary>
internal static class Tokens
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
