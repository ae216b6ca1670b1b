using System.Text.Json.Nodes;
using Cuewright.Delivery.Files;
using Cuewright.Delivery.Links;
using Cuewright.Delivery.Uploads;
using Cuewright.Server.Apis.Fal.Errors;
using Cuewright.Server.Apis.Files;
using Cuewright.Server.Desk;
using Cuewright.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cuewright.Server.Apis.Fal.Storage;

/// <summary>
/// Uploads as Python sends them, with a token: in one piece, or in parts that go below the address the file will have.
/// That address carries its seal in the path, so who was given it at the beginning may send there.
/// </summary>
internal static class CdnApi
{
    private const string Cdn = "/fal/cdn";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/files/upload", UploadAsync).WithMetadata(OpenToAll.Mark);
        routes.MapPost("/files/upload/multipart", Begin).WithMetadata(OpenToAll.Mark);
        routes.MapPut("/files/{id}/{seal}/{name}/multipart/{upload}/{number:int}", PutPartAsync).WithMetadata(OpenToAll.Mark);
        routes.MapPost("/files/{id}/{seal}/{name}/multipart/{upload}/complete", CompleteAsync).WithMetadata(OpenToAll.Mark);
    }

    public static string BaseOf(HttpRequest request, PublicLinks links) => links.BaseOf(request).ToString().TrimEnd('/') + Cdn;

    private static async Task<IResult> UploadAsync(HttpRequest request, FalGate gate, FileShelf shelf, PublicLinks links, LinkSigner signer, ServerOptions options, TimeProvider clock, CancellationToken cancel)
    {
        var caller = gate.Admit(request, TokenUse.Upload);
        var file = await shelf.KeepAsync(StorageApi.NewUpload(request, caller, NameIn(request), options, clock), request.Body, cancel);
        return FalJson.Answer(new JsonObject { ["access_url"] = AddressOf(request, links, signer.DownloadPath(file, file.ExpiresAt)) });
    }

    private static IResult Begin(HttpRequest request, FalGate gate, PartedUploads uploads, PublicLinks links, LinkSigner signer, ServerOptions options, TimeProvider clock)
    {
        var caller = gate.Admit(request, TokenUse.Upload);
        var file = StorageApi.NewUpload(request, caller, NameIn(request), options, clock);
        var name = uploads.Begin(file);
        return FalJson.Answer(new JsonObject
        {
            ["access_url"] = AddressOf(request, links, signer.DownloadPath(file.Id, name, file.ExpiresAt)),
            ["uploadId"] = file.Id,
        });
    }

    private static async Task<IResult> PutPartAsync(string id, string seal, string name, int number, HttpRequest request, FalGate gate, LinkSigner signer, PartedUploads uploads, CancellationToken cancel)
    {
        Require(gate, signer, request, id, seal, name);
        var part = await FilesApi.Worded(() => uploads.PutPartAsync(id, number, request.Body, cancel));
        request.HttpContext.Response.Headers.ETag = $"\"{part.Etag}\"";
        return FalJson.Answer(new JsonObject { ["partNumber"] = part.Number, ["etag"] = part.Etag });
    }

    private static async Task<IResult> CompleteAsync(string id, string seal, string name, HttpRequest request, FalGate gate, LinkSigner signer, PartedUploads uploads, PublicLinks links, CancellationToken cancel)
    {
        Require(gate, signer, request, id, seal, name);
        var parts = await UploadParts.ReadAsync(request, cancel);
        await FilesApi.Worded(() => uploads.CompleteAsync(id, parts, cancel));
        return FalJson.Answer(new JsonObject { ["access_url"] = AddressOf(request, links, $"files/{id}/{seal}/{Uri.EscapeDataString(name)}") });
    }

    private static void Require(FalGate gate, LinkSigner signer, HttpRequest request, string id, string seal, string name)
    {
        gate.Admit(request, TokenUse.Upload);
        if (signer.Check(LinkPurpose.Download, id, seal, name) != LinkStanding.Good) throw new FalException(FalError.NotFound("There is no such upload."));
    }

    private static string AddressOf(HttpRequest request, PublicLinks links, string path) => $"{BaseOf(request, links)}/{path}";

    private static string? NameIn(HttpRequest request) => request.Headers["X-Fal-File-Name"].ToString() is { Length: > 0 } name ? name : null;
}
