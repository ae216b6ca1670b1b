using Cuewright.Delivery;
using Cuewright.Delivery.Links;
using Cuewright.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Desk;

/// <summary>Addresses of this server as its callers know it.</summary>
public sealed class PublicLinks(ServerOptions options, LinkSigner signer)
{
    /// <summary>As set, else as the proxy in front says the request came, else as it came.</summary>
    public Uri BaseOf(HttpRequest request)
    {
        if (options.PublicBase is { } set) return set;
        var scheme = First(request.Headers["X-Forwarded-Proto"]) is "https" or "http" ? First(request.Headers["X-Forwarded-Proto"]) : request.Scheme;
        var host = First(request.Headers["X-Forwarded-Host"]) ?? request.Host.Value;
        return Uri.TryCreate($"{scheme}://{host}", UriKind.Absolute, out var address) ? address : new Uri($"{request.Scheme}://{request.HttpContext.Connection.LocalIpAddress}:{request.HttpContext.Connection.LocalPort}");
    }

    /// <summary>Good for as long as the file is kept; who has it needs no key.</summary>
    public Uri Download(Uri publicBase, StoredFile file) => LinkSigner.At(publicBase, signer.DownloadPath(file, file.ExpiresAt));

    /// <summary>For a file that is yet to come.</summary>
    public Uri Download(Uri publicBase, string id, string name, DateTimeOffset? until) => LinkSigner.At(publicBase, signer.DownloadPath(id, name, until));

    /// <summary>Takes the bytes of an upload that was begun; parts go to <c>…/{number}</c>.</summary>
    public Uri Upload(Uri publicBase, string id, DateTimeOffset until) => LinkSigner.At(publicBase, signer.UploadPath(id, until));

    private static string? First(string? list) => list?.Split(',')[0].Trim() is { Length: > 0 } first ? first : null;
}
