using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cuewright.Delivery.Files;

namespace Cuewright.Delivery.Webhooks;

/// <summary>Signs what is sent to webhooks, and publishes what it can be checked with. The key is made at its first use.</summary>
public sealed class WebhookKey
{
    private readonly byte[] _privateKey;

    public WebhookKey(string dataFolder)
        : this(SecretFile.ReadOrMake(Path.Combine(dataFolder, "secrets", "webhooks")))
    {
    }

    internal WebhookKey(byte[] privateKey)
    {
        _privateKey = privateKey;
        var x = Base64Url.EncodeToString(Ed25519.PublicKey(privateKey));
        // The verifier that receivers copy from the documentation decodes without adding padding and skips what needs it;
        // others refuse padding. Each finds one that it can read.
        Jwks = JsonSerializer.Serialize(new { keys = new[] { x, x + "=" }.Select(form => new { kty = "OKP", crv = "Ed25519", use = "sig", x = form }) });
    }

    /// <summary>The key set, as JSON, for /.well-known/jwks.json.</summary>
    public string Jwks { get; }

    /// <summary>The headers of one try. The time is signed too, so a later try is signed anew.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Sign(string requestId, string userId, DateTimeOffset now, ReadOnlySpan<byte> body)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var message = string.Join('\n', requestId, userId, timestamp, Convert.ToHexStringLower(SHA256.HashData(body)));
        return
        [
            new("X-Fal-Webhook-Request-Id", requestId),
            new("X-Fal-Webhook-User-Id", userId),
            new("X-Fal-Webhook-Timestamp", timestamp),
            new("X-Fal-Webhook-Signature", Convert.ToHexStringLower(Ed25519.Sign(_privateKey, Encoding.UTF8.GetBytes(message)))),
        ];
    }
}
