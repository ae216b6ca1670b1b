using Cuewright.Delivery.Files;
using Cuewright.Delivery.Links;
using Cuewright.Delivery.Uploads;
using Cuewright.Server.Apis.Native;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Cuewright.Server.Apis.Files;

/// <summary>What links lead to: files to fetch and places to send files to. The seal in the link is all the permission there is.</summary>
internal static class FilesApi
{
    public static Api Downloads { get; } = new() { Door = "files", Prefix = "/files", Errors = NativeErrors.Wording, Map = MapDownloads };

    public static Api Uploads { get; } = new() { Door = "uploads", Prefix = "/uploads", Errors = NativeErrors.Wording, Map = MapUploads };

    private static void MapDownloads(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/{id}/{seal}/{name}", [HttpMethods.Get, HttpMethods.Head], Download).WithMetadata(OpenToAll.Mark);

    private static void MapUploads(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/{id}/{seal}", PutWholeAsync).WithMetadata(OpenToAll.Mark);
        routes.MapPut("/{id}/{seal}/{number:int}", PutPartAsync).WithMetadata(OpenToAll.Mark);
        routes.MapPost("/{id}/{seal}/complete", CompleteAsync).WithMetadata(OpenToAll.Mark);
    }

    private static FileStreamHttpResult Download(string id, string seal, string name, HttpContext context, LinkSigner signer, FileShelf shelf)
    {
        Require(signer.Check(LinkPurpose.Download, id, seal, name));
        if (shelf.Find(id) is not { } file || shelf.OpenRead(id) is not { } content) throw NotKept();
        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(file.Name);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        // A file never changes, and no page of it may run as one of ours.
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'; img-src data:; sandbox";
        return TypedResults.Stream(content, file.ContentType, lastModified: file.CreatedAt, entityTag: new EntityTagHeaderValue($"\"{file.Id}\""), enableRangeProcessing: true);
    }

    private static async Task<IResult> PutWholeAsync(string id, string seal, HttpRequest request, LinkSigner signer, PartedUploads uploads, CancellationToken cancel)
    {
        Require(signer.Check(LinkPurpose.Upload, id, seal, ""));
        var file = await Worded(() => uploads.PutWholeAsync(id, request.Body, cancel));
        request.HttpContext.Response.Headers.ETag = $"\"{file.Id}\"";
        return TypedResults.Ok(new { file.Id, file.Name, file.Size, content_type = file.ContentType });
    }

    private static async Task<IResult> PutPartAsync(string id, string seal, int number, HttpRequest request, LinkSigner signer, PartedUploads uploads, CancellationToken cancel)
    {
        Require(signer.Check(LinkPurpose.Upload, id, seal, ""));
        var part = await Worded(() => uploads.PutPartAsync(id, number, request.Body, cancel));
        request.HttpContext.Response.Headers.ETag = $"\"{part.Etag}\"";
        return TypedResults.Ok(new { partNumber = part.Number, etag = part.Etag });
    }

    private static async Task<IResult> CompleteAsync(string id, string seal, HttpRequest request, LinkSigner signer, PartedUploads uploads, CancellationToken cancel)
    {
        Require(signer.Check(LinkPurpose.Upload, id, seal, ""));
        var parts = await UploadParts.ReadAsync(request, cancel);
        var file = await Worded(() => uploads.CompleteAsync(id, parts, cancel));
        return TypedResults.Ok(new { file.Id, file.Name, file.Size, content_type = file.ContentType });
    }

    private static void Require(LinkStanding standing)
    {
        if (standing == LinkStanding.Expired) throw new RequestRefusedException(new Refusal(RequestFault.LinkExpired, "This link has expired."));
        if (standing == LinkStanding.Forged) throw NotKept();
    }

    public static async Task<T> Worded<T>(Func<Task<T>> send)
    {
        try
        {
            return await send();
        }
        catch (UploadException fault)
        {
            throw new RequestRefusedException(new Refusal(fault.Fault == UploadFault.Unknown ? RequestFault.NotFound : RequestFault.BadRequest, fault.Message));
        }
    }

    /// <summary>The same for what never was here: nothing can be learned by trying.</summary>
    private static RequestRefusedException NotKept() => new(new Refusal(RequestFault.NotFound, "There is no such file."));
}
