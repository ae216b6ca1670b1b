using Cuewright.Delivery;
using Cuewright.Delivery.Files;
using Cuewright.Server.Desk;
using Cuewright.Server.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Cuewright.Server.Apis.Native;

/// <summary>Files over HTTP. They are streamed to the disk; none is held in memory.</summary>
internal static class FileHandlers
{
    /// <summary>RFC 2046 allows 70.</summary>
    private const int LongestBoundary = 200;

    public static async Task<IResult> UploadAsync(
        Caller caller, HttpContext context, FileShelf shelf, PublicLinks links, ServerOptions options, TimeProvider clock, string? name, CancellationToken cancel)
    {
        var (fileName, content) = await ContentAsync(context.Request, cancel);
        var file = await shelf.KeepAsync(
            new NewFile { Name = name ?? fileName, Owner = caller.Owner, ExpiresAt = clock.GetUtcNow() + options.KeepResults, MaxBytes = options.MaxUploadBytes }, content, cancel);
        if (file.Size == 0)
        {
            shelf.Delete(file.Id);
            throw new RequestRefusedException(new Refusal(RequestFault.BadRequest, "The file is empty."));
        }

        return NativeJson.Answer(FileView.Of(file, links, links.BaseOf(context.Request)), StatusCodes.Status201Created);
    }

    public static IResult Get(Caller caller, HttpContext context, FileShelf shelf, PublicLinks links, string id) =>
        Own(caller, shelf, id) is { } file ? NativeJson.Answer(FileView.Of(file, links, links.BaseOf(context.Request))) : NoFile(context);

    public static IResult Delete(Caller caller, HttpContext context, FileShelf shelf, string id) =>
        Own(caller, shelf, id) is not null && shelf.Delete(id) ? TypedResults.NoContent() : NoFile(context);

    private static StoredFile? Own(Caller caller, FileShelf shelf, string id) => shelf.Find(id) is { } file && file.Owner == caller.Owner ? file : null;

    private static IResult NoFile(HttpContext context) => NativeErrors.Answer(context, StatusCodes.Status404NotFound, "not_found", "There is no such file.");

    /// <summary>The body itself, or the first file of a form.</summary>
    private static async Task<(string? Name, Stream Content)> ContentAsync(HttpRequest request, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)) return (null, request.Body);
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (boundary is not { Length: > 0 and <= LongestBoundary }) throw NoForm($"it has no boundary of at most {LongestBoundary} letters");
        var form = new MultipartReader(boundary, request.Body);
        try
        {
            while (await form.ReadNextSectionAsync(cancel) is { } section)
            {
                if (section.GetContentDispositionHeader() is { } disposition && disposition.IsFileDisposition()) return (disposition.FileName.Value ?? disposition.FileNameStar.Value, new SentBody(section.Body));
            }
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            throw NoForm("it breaks off or is not put together as forms are");
        }

        throw NoForm("there is no file in it");
    }

    private static RequestRefusedException NoForm(string why) => new(new Refusal(RequestFault.BadRequest, $"The form cannot be read: {why}."));
}
