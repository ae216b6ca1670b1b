using Cuewright.Delivery.Fetching;
using Cuewright.Delivery.Files;
using Cuewright.Delivery.Links;
using Cuewright.Server.Hosting;
using Cuewright.Server.Worker;

namespace Cuewright.Server.Desk;

/// <summary>
/// Takes what a request says of its picture. Files that come inside the request, and addresses of our own, become files
/// that are kept here; other addresses are fetched when the job is worked on.
/// </summary>
internal sealed class MediaIntake(FileShelf shelf, VideoFetcher fetcher, LinkSigner signer, WorkFolders folders, ServerOptions options, TimeProvider clock)
{

    /// <exception cref="FetchException">No address, or a data address that cannot be read, or is too large.</exception>
    public async Task<MediaRef> TakeAsync(Caller caller, string address, string field, CancellationToken cancel)
    {
        if (address.StartsWith("data:", StringComparison.OrdinalIgnoreCase)) return new MediaRef { FileId = await KeepAsync(caller, address, cancel), Field = field };
        VideoFetcher.Check(address);
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && signer.FileOf(uri) is { } own
            ? new MediaRef { FileId = own, Field = field }
            : new MediaRef { Url = address, Field = field };
    }

    private async Task<string> KeepAsync(Caller caller, string address, CancellationToken cancel)
    {
        using var folder = folders.Open("intake");
        var path = folder.PathOf("content");
        var fetched = await fetcher.FetchAsync(address, path, cancel);
        var kept = await shelf.KeepAsync(new NewFile { Name = fetched.Name, Owner = caller.Owner, ExpiresAt = clock.GetUtcNow() + options.KeepResults }, path, cancel);
        return kept.Id;
    }
}
