using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cuewright.Delivery.Files;

namespace Cuewright.Delivery.Links;

/// <summary>What a link lets its holder do; a link for one is no good for the other.</summary>
public enum LinkPurpose
{
    Download,
    Upload,
}

public enum LinkStanding
{
    Good,
    Expired,

    /// <summary>Not signed here, or not for this.</summary>
    Forged,
}

/// <summary>
/// Links that need no key: whoever has one may use it until it expires. All stands in the path,
/// <c>files/{id}/{seal}/{name}</c> and <c>uploads/{id}/{seal}</c>, since some clients append to what they are given and some
/// drop the query. The seal is the end of the link and the HMAC of purpose, id, end and name.
/// </summary>
public sealed class LinkSigner
{
    private readonly byte[] _secret;
    private readonly TimeProvider _clock;

    public LinkSigner(string dataFolder, TimeProvider clock)
    {
        _secret = SecretFile.ReadOrMake(Path.Combine(dataFolder, "secrets", "links"));
        _clock = clock;
    }

    /// <summary>Until: null for as long as the file is there.</summary>
    public string DownloadPath(StoredFile file, DateTimeOffset? until) => DownloadPath(file.Id, file.Name, until);

    /// <summary>For a file that is yet to come.</summary>
    public string DownloadPath(string id, string name, DateTimeOffset? until) =>
        $"files/{id}/{Seal(LinkPurpose.Download, id, name, until)}/{Uri.EscapeDataString(name)}";

    public string UploadPath(string id, DateTimeOffset until) => $"uploads/{id}/{Seal(LinkPurpose.Upload, id, "", until)}";

    public LinkStanding Check(LinkPurpose purpose, string id, string seal, string name)
    {
        var parts = seal.Split('.');
        if (parts.Length != 2 || !FileId.IsOne(id) || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var end)) return LinkStanding.Forged;
        var right = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Mac(purpose, id, name, end)), Encoding.UTF8.GetBytes(parts[1]));
        if (!right) return LinkStanding.Forged;
        return end == 0 || _clock.GetUtcNow().ToUnixTimeSeconds() < end ? LinkStanding.Good : LinkStanding.Expired;
    }

    /// <summary>
    /// The file that an address of ours leads to, so that it need not be fetched over the network. Under which host we are
    /// known does not matter: only we can have sealed it. Null for every other address.
    /// </summary>
    public string? FileOf(Uri address)
    {
        var segments = address.AbsolutePath.Split('/');
        if (segments.Length < 4 || segments[^4] != "files") return null;
        return Check(LinkPurpose.Download, segments[^3], segments[^2], Uri.UnescapeDataString(segments[^1])) == LinkStanding.Good ? segments[^3] : null;
    }

    /// <summary>The address of a path of ours under a public base, which may have a path of its own.</summary>
    public static Uri At(Uri publicBase, string path) => new($"{publicBase.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{path}");

    private string Seal(LinkPurpose purpose, string id, string name, DateTimeOffset? until)
    {
        var end = until?.ToUnixTimeSeconds() ?? 0;
        return string.Create(CultureInfo.InvariantCulture, $"{end}.{Mac(purpose, id, name, end)}");
    }

    /// <summary>The name stands last, since only it may hold any character.</summary>
    private string Mac(LinkPurpose purpose, string id, string name, long end) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{purpose}\n{id}\n{end}\n{name}"))));
}
