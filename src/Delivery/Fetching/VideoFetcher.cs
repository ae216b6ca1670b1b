using System.Net;
using System.Net.Http.Headers;
using Cuewright.Delivery.Files;

namespace Cuewright.Delivery.Fetching;

/// <summary>What was fetched. The name is how the address calls it, made harmless.</summary>
public sealed record Fetched(string Name, long Size);

/// <summary>
/// Fetches what a stranger's address points to: http, https or data, within limits of size, time and redirects, and only
/// from where <see cref="ReachOptions"/> let it go. All that goes wrong on the way is a <see cref="FetchException"/>.
/// </summary>
public sealed class VideoFetcher : IDisposable
{
    private readonly FetchOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _client;

    public VideoFetcher(FetchOptions options, TimeProvider clock)
        : this(options, clock, GuardedDial.SystemResolver)
    {
    }

    internal VideoFetcher(FetchOptions options, TimeProvider clock, Resolve resolve)
    {
        _options = options;
        _clock = clock;
        _client = new GuardedDial(options.Reach, resolve, clock).NewClient();
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Cuewright", null));
        _client.DefaultRequestHeaders.Accept.ParseAdd("*/*");
        _client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("identity");
    }

    /// <summary>Throws <see cref="FetchException"/> for an address that is never fetched, whatever lies there.</summary>
    public static void Check(string address)
    {
        if (!DataUri.IsOne(address)) FetchAddress.Read(address);
    }

    /// <summary>Writes to a path where nothing is yet; when it fails nothing is there after it either.</summary>
    public async Task<Fetched> FetchAsync(string address, string path, CancellationToken cancel)
    {
        using var patience = new Patience(_options, _clock, cancel);
        await using var file = Disk.Create(path);
        try
        {
            var fetched = DataUri.IsOne(address)
                ? new Fetched(SafeName.Of(null), await DataUri.WriteAsync(address, file, _options.MaxBytes, patience.Token))
                : await FollowAsync(FetchAddress.Read(address), file, patience);
            return fetched.Size > 0 ? fetched : throw new FetchException(FetchFault.FetchFailed, "There is nothing at the address but an empty file.");
        }
        catch (Exception fault)
        {
            File.Delete(path);
            if (fault is OperationCanceledException && patience.Fault() is { } ran) throw ran;
            if (FetchFaults.Of(fault) is { } known) throw known;
            throw;
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<Fetched> FollowAsync(Uri address, FileStream file, Patience patience)
    {
        for (var hop = 0; ; hop++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            patience.SignOfLife();
            if (FetchAddress.After(address, answer) is not { } next) return await SaveAsync(address, answer, file, patience);
            if (hop == _options.MaxRedirects) throw new FetchException(FetchFault.FetchFailed, $"The address redirects more than {_options.MaxRedirects} times.");
            address = next;
        }
    }

    private async Task<Fetched> SaveAsync(Uri address, HttpResponseMessage answer, FileStream file, Patience patience)
    {
        if (answer.StatusCode != HttpStatusCode.OK) throw new FetchException(FetchFault.FetchFailed, $"{address.Host} answered {(int)answer.StatusCode} instead of sending the file.");
        // Asked for plain bytes it packs them all the same; a few packed bytes may be terabytes, so nothing is unpacked.
        if (answer.Content.Headers.ContentEncoding.Any(coding => !coding.Equals("identity", StringComparison.OrdinalIgnoreCase))) throw new FetchException(FetchFault.FetchFailed, $"{address.Host} sends the file compressed, which is not taken.");
        if (answer.Content.Headers.ContentLength > _options.MaxBytes) throw new FileTooLargeException(_options.MaxBytes);

        await using var body = await answer.Content.ReadAsStreamAsync(patience.Token);
        var size = await Disk.CopyAsync(body, file, _options.MaxBytes, _ => patience.SignOfLife(), patience.Token);
        return new Fetched(SafeName.Of(Uri.UnescapeDataString(address.AbsolutePath)), size);
    }
}
