using System.Text.Json;
using System.Text.Json.Nodes;
using Cuewright.Delivery.Files;
using Cuewright.Delivery.Uploads;
using Cuewright.Delivery.Webhooks;
using Cuewright.Server.Apis.Fal.Errors;
using Cuewright.Server.Desk;
using Cuewright.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cuewright.Server.Apis.Fal.Storage;

/// <summary>Where uploads begin, and tokens. The bytes go to a link that needs no key, whole or in parts (see the files API).</summary>
internal static class StorageApi
{
    private static readonly TimeSpan LinkLasts = TimeSpan.FromHours(24);
    private static readonly TimeSpan CdnTokenLasts = TimeSpan.FromHours(1);
    private const int UsualTokenSeconds = 120;
    private const int LongestTokenSeconds = 3600;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/storage/upload/initiate", InitiateAsync);
        routes.MapPost("/storage/upload/initiate-multipart", InitiateAsync);
        routes.MapPost("/storage/auth/token", CdnToken);
        routes.MapPost("/tokens", StreamTokenAsync);
        routes.MapGet("/.well-known/jwks.json", (WebhookKey key) => Results.Text(key.Jwks, "application/json")).WithMetadata(OpenToAll.Mark);
    }

    /// <summary>Whole or in parts begins alike: the sender decides by where it sends.</summary>
    private static async Task<IResult> InitiateAsync(HttpContext context, Caller caller, PartedUploads uploads, PublicLinks links, ServerOptions options, TimeProvider clock, CancellationToken cancel)
    {
        using var body = await JsonBody.ReadAsync(context.Request, cancel);
        var file = NewUpload(context.Request, caller, body is null ? null : TextOf(body, "file_name"), options, clock);
        var name = uploads.Begin(file);
        var publicBase = links.BaseOf(context.Request);
        return FalJson.Answer(new JsonObject
        {
            ["upload_url"] = links.Upload(publicBase, file.Id, clock.GetUtcNow() + LinkLasts).AbsoluteUri,
            ["file_url"] = links.Download(publicBase, file.Id, name, file.ExpiresAt).AbsoluteUri,
        });
    }

    /// <summary>How long it is kept: as the sender wishes, else as results are.</summary>
    public static NewFile NewUpload(HttpRequest request, Caller caller, string? name, ServerOptions options, TimeProvider clock) => new()
    {
        Name = name,
        Owner = caller.Owner,
        ExpiresAt = clock.GetUtcNow() + (Lifecycle.Read(request, Lifecycle.Upload) ?? Lifecycle.Read(request, Lifecycle.Preference) ?? options.KeepResults),
        MaxBytes = options.MaxUploadBytes,
    };

    private static IResult CdnToken(HttpContext context, Caller caller, FalTokens tokens, PublicLinks links, TimeProvider clock)
    {
        var end = clock.GetUtcNow() + CdnTokenLasts;
        return FalJson.Answer(new JsonObject
        {
            ["token"] = tokens.Make(caller, TokenUse.Upload, end),
            ["token_type"] = "Bearer",
            ["base_url"] = CdnApi.BaseOf(context.Request, links),
            ["expires_at"] = FalJson.Time(end),
        });
    }

    /// <summary>For pages that stream without a key of their own. The answer is the bare token.</summary>
    private static async Task<IResult> StreamTokenAsync(HttpRequest request, Caller caller, FalTokens tokens, TimeProvider clock, CancellationToken cancel)
    {
        using var body = await JsonBody.ReadAsync(request, cancel);
        var seconds = UsualTokenSeconds;
        if (body?.RootElement is { ValueKind: JsonValueKind.Object } wish && wish.TryGetProperty("token_expiration", out var asked)
            && (asked.ValueKind != JsonValueKind.Number || !asked.TryGetInt32(out seconds) || seconds is < 1 or > LongestTokenSeconds))
        {
            throw new FalException(FalError.BadRequest($"token_expiration has to be a whole number of seconds from 1 to {LongestTokenSeconds}."));
        }

        return FalJson.Answer(JsonValue.Create(tokens.Make(caller, TokenUse.Stream, clock.GetUtcNow() + TimeSpan.FromSeconds(seconds))));
    }

    private static string? TextOf(SentJson body, string field) =>
        body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty(field, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
