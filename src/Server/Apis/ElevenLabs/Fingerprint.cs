using System.Security.Cryptography;
using System.Text;
using Cuewright.Server.Desk;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>Tells whether two requests say the same: who asks, for what, and a hash of all that was sent.</summary>
internal sealed class Fingerprint : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public Fingerprint(Caller caller, HttpRequest request)
    {
        Add(caller.Owner);
        Add(request.Path.Value ?? "");
        Add(request.QueryString.Value ?? "");
    }

    public void Add(string text) => Add(Encoding.UTF8.GetBytes(text));

    /// <summary>With its length, so that where one piece ends and the next begins counts too.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(BitConverter.GetBytes(bytes.Length));
        _hash.AppendData(bytes);
    }

    public string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}
