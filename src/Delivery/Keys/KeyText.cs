using System.Security.Cryptography;
using System.Text;

namespace Cuewright.Delivery.Keys;

/// <summary>
/// How a key is written: <c>cw_{id}_{secret}</c>, or <c>{id}:{secret}</c> for clients that take a key in two halves.
/// </summary>
internal sealed record KeyText(string Id, string Secret)
{
    private const string Prefix = "cw_";
    private const int IdDigits = 12;
    private const int SecretDigits = 64;

    public static KeyText New() => new(RandomNumberGenerator.GetHexString(IdDigits, lowercase: true), RandomNumberGenerator.GetHexString(SecretDigits, lowercase: true));

    public static KeyText? Read(string? text)
    {
        var bare = text is not null && text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
        return bare?.Split('_', ':') is [{ Length: IdDigits } id, { Length: SecretDigits } secret] ? new KeyText(id, secret) : null;
    }

    /// <summary>
    /// Quick on purpose. Slow hashes make up for passwords that people think of; 256 random bits cannot be guessed, and a
    /// slow hash would be paid at every request.
    /// </summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Secret)));

    public override string ToString() => $"{Prefix}{Id}_{Secret}";
}
