using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cuewright.Delivery.Files;
using Cuewright.Server.Desk;
using Cuewright.Server.Hosting;

namespace Cuewright.Server.Apis.Fal.Storage;

/// <summary>What a token lets its holder do; one for uploads starts no work.</summary>
internal enum TokenUse
{
    Upload,
    Stream,
}

/// <summary>Short-lived stand-ins for a key, for pages and clients that are not to hold the key itself: <c>use.end.owner.seal</c>.</summary>
internal sealed class FalTokens(ServerOptions options, TimeProvider clock)
{
    private readonly byte[] _secret = SecretFile.ReadOrMake(Path.Combine(options.DataFolder, "secrets", "tokens"));

    public string Make(Caller caller, TokenUse use, DateTimeOffset until)
    {
        var claim = string.Create(CultureInfo.InvariantCulture, $"{use}.{until.ToUnixTimeSeconds()}.{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(caller.Owner))}");
        return $"{claim}.{Seal(claim)}";
    }

    /// <summary>Whose it is; null if it is none of ours, for another use, or past its end.</summary>
    public Caller? Open(string? token, TokenUse use)
    {
        if (token?.Split('.') is not [var named, var end, var owner, var seal]) return null;
        var right = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Seal($"{named}.{end}.{owner}")), Encoding.UTF8.GetBytes(seal));
        // What is sealed was written here, so it can be read.
        if (!right || named != use.ToString() || long.Parse(end, CultureInfo.InvariantCulture) <= clock.GetUtcNow().ToUnixTimeSeconds()) return null;
        return new Caller(Encoding.UTF8.GetString(Convert.FromHexString(owner)));
    }

    private string Seal(string claim) => Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(claim)));
}
