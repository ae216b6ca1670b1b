using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Cuewright.Delivery;
using Cuewright.Delivery.Files;
using Cuewright.Server.Desk;
using Cuewright.Server.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>What came in a form: its fields, and the videos, which are on the shelf already.</summary>
internal sealed record VideoForm(ILookup<string, string> Fields, ImmutableArray<StoredFile> Videos)
{
    /// <summary>The last value that is more than blank; clients send empty fields for what they leave out.</summary>
    public string? Field(string name) => Fields[name].LastOrDefault(value => !string.IsNullOrWhiteSpace(value));
}

/// <summary>Reads a form as all known clients send it. Videos are streamed to the disk; none is held in memory.</summary>
internal sealed partial class VideoFormReader(FileShelf shelf, ServerOptions options, TimeProvider clock)
{
    public const int MostVideos = 10;

    /// <summary>The API takes no more, whatever this server would.</summary>
    private const long MostBytesOfApi = 200L << 20;
    private const int MostFieldBytes = 64 << 10;
    private const int MostFields = 200;

    private readonly long _mostBytes = Math.Min(MostBytesOfApi, options.MaxUploadBytes);
    private readonly List<StoredFile> _videos = [];
    private readonly List<(string Name, string Value)> _fields = [];

    /// <summary>What is kept of the request when it is refused after all.</summary>
    public void Discard()
    {
        foreach (var video in _videos) shelf.Delete(video.Id);
    }

    /// <exception cref="FaultyRequestException">Too many or too large.</exception>
    /// <exception cref="RequestRefusedException">It is no form.</exception>
    public async Task<VideoForm> ReadAsync(Caller caller, HttpRequest request, Fingerprint fingerprint, CancellationToken cancel)
    {
        if (BoundaryOf(request) is { } boundary)
        {
            try
            {
                var reader = new MultipartReader(boundary, request.Body) { HeadersLengthLimit = 16 << 10 };
                while (await reader.ReadNextSectionAsync(cancel) is { } section) await TakeAsync(caller, section, fingerprint, cancel);
            }
            catch (Exception broken) when (broken is InvalidDataException || (broken is IOException and not BadHttpRequestException))
            {
                throw new RequestRefusedException(new Refusal(RequestFault.BadRequest, "The form cannot be read: it breaks off or is not put together as forms are."));
            }
        }

        return new VideoForm(_fields.ToLookup(field => field.Name, field => field.Value), [.. _videos]);
    }

    private async Task TakeAsync(Caller caller, MultipartSection section, Fingerprint fingerprint, CancellationToken cancel)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) return;
        var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
        fingerprint.Add(name);
        if (Videos().IsMatch(name)) await KeepAsync(caller, FileNameOf(disposition), section.Body, fingerprint, cancel);
        else await ReadFieldAsync(name.EndsWith("[]", StringComparison.Ordinal) ? name[..^2] : name, section.Body, fingerprint, cancel);
    }

    private async Task KeepAsync(Caller caller, string fileName, Stream content, Fingerprint fingerprint, CancellationToken cancel)
    {
        if (_videos.Count == MostVideos) throw new FaultyRequestException(new ElevenFault("too_long", ["body", "videos"], $"There are more than {MostVideos} videos; at most {MostVideos} are taken."));
        try
        {
            var file = new NewFile
            {
                Name = fileName,
                Owner = caller.Owner,
                ExpiresAt = clock.GetUtcNow() + options.KeepResults,
                MaxBytes = _mostBytes - _videos.Sum(video => video.Size),
            };
            _videos.Add(await shelf.KeepAsync(file, content, cancel));
        }
        catch (FileTooLargeException)
        {
            throw new FaultyRequestException(ElevenFault.InBody($"The videos are larger than {Size(_mostBytes)} together, the most that is taken.", "videos"));
        }

        await using var kept = File.OpenRead(shelf.PathOf(_videos[^1].Id));
        fingerprint.Add(await SHA256.HashDataAsync(kept, cancel));
    }

    private static string Size(long bytes) => bytes < 1 << 20 ? $"{bytes >> 10} KB" : $"{bytes >> 20} MB";

    private async Task ReadFieldAsync(string name, Stream content, Fingerprint fingerprint, CancellationToken cancel)
    {
        var buffer = new byte[MostFieldBytes + 1];
        var length = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        if (length > MostFieldBytes || _fields.Count == MostFields) throw new FaultyRequestException(ElevenFault.InBody($"The form is too large: a field holds at most {MostFieldBytes >> 10} KB, and there are at most {MostFields}.", name));
        fingerprint.Add(buffer.AsSpan(0, length));
        _fields.Add((name, Encoding.UTF8.GetString(buffer, 0, length)));
    }

    /// <summary>Null where there is none: then there is nothing in the form.</summary>
    private static string? BoundaryOf(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)) return null;
        return HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 200 } boundary ? boundary : null;
    }

    /// <summary>As browsers and the official client write names: a quote as %22, letters of any language as they are.</summary>
    private static string FileNameOf(ContentDispositionHeaderValue disposition)
    {
        var name = disposition.FileNameStar.Value ?? HeaderUtilities.RemoveQuotes(disposition.FileName).Value;
        return string.IsNullOrWhiteSpace(name) ? "video" : name.Replace("%22", "\"", StringComparison.Ordinal);
    }

    /// <summary>The official name, and how others write lists.</summary>
    [GeneratedRegex(@"^videos(\[\d*\])?$")]
    private static partial Regex Videos();
}
