using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cuewright.Jobs;
using Cuewright.Server.Apis.Fal.Errors;
using Cuewright.Server.Apis.Fal.Schema;
using Cuewright.Server.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cuewright.Server.Apis.Fal.Platform;

/// <summary>What can be known of the endpoints: catalogue, prices, OpenAPI, pages; and the requests a caller has made.</summary>
internal static class PlatformApi
{
    private const int MostPerPage = 100;
    private const string PageEnd = "/llms.txt";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/openapi/queue/openapi.json", OpenApi).WithMetadata(OpenToAll.Mark);
        routes.MapGet("/models/{**page}", Page).WithMetadata(OpenToAll.Mark);
        routes.MapGet("/v1/models", (HttpContext context, PublicLinks links) => Models(context, BaseOf(context, links))).WithMetadata(OpenToAll.Mark);
        routes.MapGet("/v1/models/pricing", (HttpContext context, Caller _) => Prices(context));
        routes.MapPost("/v1/models/pricing/estimate", EstimateAsync);
        routes.MapDelete("/v1/models/requests/{id}/payloads", DeleteAsync);
        routes.MapGet("/v1/meta", (HttpContext context) => FalJson.Answer(new JsonObject { ["webhook_ip_ranges"] = new JsonArray($"{context.Connection.LocalIpAddress?.MapToIPv4()}/32") })).WithMetadata(OpenToAll.Mark);
        routes.MapGet("/v1/requests", RequestsAsync);
    }

    private static string BaseOf(HttpContext context, PublicLinks links) => links.BaseOf(context.Request).ToString().TrimEnd('/');

    private static IResult OpenApi(HttpContext context, PublicLinks links)
    {
        var id = context.Request.Query["endpoint_id"].ToString();
        return KnownEndpoints.Find(id) is { } endpoint ? FalJson.Answer(OpenApiDocument.Of(endpoint, BaseOf(context, links))) : FalError.NotFound($"There is no endpoint '{id}' here.");
    }

    private static IResult Page(string page, HttpContext context, PublicLinks links)
    {
        var endpoint = page.EndsWith(PageEnd, StringComparison.Ordinal) ? KnownEndpoints.Find(page[..^PageEnd.Length]) : null;
        return endpoint is null ? FalError.NotFound($"Path /models/{page} not found") : Results.Text(LlmsPage.Of(endpoint, BaseOf(context, links)), "text/markdown; charset=utf-8");
    }

    private static IResult Models(HttpContext context, string publicBase)
    {
        var query = context.Request.Query;
        var ids = query["endpoint_id"].SelectMany(list => list!.Split(',')).ToHashSet();
        var words = query["q"].ToString();
        var found = KnownEndpoints.All
            .Where(endpoint => ids.Count == 0 || ids.Contains(endpoint.Id))
            .Where(endpoint => words.Length == 0 || $"{endpoint.Id} {endpoint.Title} {endpoint.Description}".Contains(words, StringComparison.OrdinalIgnoreCase))
            .Where(endpoint => query["category"].ToString() is "" or null || query["category"] == endpoint.Category)
            .Where(_ => query["status"].ToString() is "" or "active")
            .ToArray();
        if (!TryRead(query["limit"], MostPerPage, out var limit) || !TryRead(query["cursor"], 0, out var skipped)) return FalWording.OfCatalogue(context, StatusCodes.Status400BadRequest, "validation_error", "limit and cursor have to be whole numbers; a cursor comes from the page before.");
        var hasMore = skipped + limit < found.Length;
        return FalJson.Answer(new JsonObject
        {
            ["models"] = new JsonArray([.. found.Skip(skipped).Take(limit).Select(endpoint => Model(endpoint, publicBase, query["expand"].Contains("openapi-3.0")))]),
            ["next_cursor"] = hasMore ? (skipped + limit).ToString(CultureInfo.InvariantCulture) : null,
            ["has_more"] = hasMore,
        });
    }

    private static JsonObject Model(FalEndpoint endpoint, string publicBase, bool withOpenApi)
    {
        var since = endpoint.Since.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
        var model = new JsonObject
        {
            ["endpoint_id"] = endpoint.Id,
            ["metadata"] = new JsonObject
            {
                ["display_name"] = endpoint.Title,
                ["category"] = endpoint.Category,
                ["description"] = endpoint.Description,
                ["status"] = "active",
                ["tags"] = new JsonArray([.. endpoint.Tags.Select(tag => JsonValue.Create(tag))]),
                ["updated_at"] = since,
                ["is_favorited"] = null,
                ["thumbnail_url"] = "",
                ["model_url"] = $"{publicBase}/fal/run/{endpoint.Id}",
                ["date"] = since,
                ["highlighted"] = false,
                ["pinned"] = false,
                ["kind"] = "inference",
                // No weights are at work; what is made is its maker's.
                ["license_type"] = "commercial",
            },
        };
        if (withOpenApi) model["openapi"] = OpenApiDocument.Of(endpoint, publicBase);
        return model;
    }

    private static IResult Prices(HttpContext context)
    {
        var ids = context.Request.Query["endpoint_id"].SelectMany(list => list!.Split(',', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        if (ids.FirstOrDefault(id => KnownEndpoints.Find(id) is null) is { } unknown) return Unknown(context, unknown);
        var asked = ids.Length > 0 ? ids : [.. KnownEndpoints.All.Select(endpoint => endpoint.Id)];
        return FalJson.Answer(new JsonObject
        {
            ["prices"] = new JsonArray([.. asked.Select(id => new JsonObject { ["endpoint_id"] = id, ["unit_price"] = 0, ["unit"] = "seconds", ["currency"] = "USD" })]),
            ["next_cursor"] = null,
            ["has_more"] = false,
        });
    }

    /// <summary>Whatever the amount, it costs nothing; what is asked has to make sense all the same.</summary>
    private static async Task<IResult> EstimateAsync(HttpContext context, CancellationToken cancel)
    {
        using var body = await JsonBody.ReadAsync(context.Request, cancel);
        var asked = body?.RootElement is { ValueKind: JsonValueKind.Object } root ? root : default;
        if (asked.ValueKind != JsonValueKind.Object || !asked.TryGetProperty("endpoints", out var endpoints) || endpoints.ValueKind != JsonValueKind.Object
            || !asked.TryGetProperty("estimate_type", out var type) || type.ValueKind != JsonValueKind.String || type.GetString() is not ("unit_price" or "historical_api_price"))
        {
            return FalWording.OfCatalogue(context, StatusCodes.Status400BadRequest, "validation_error", "The body has to be {\"estimate_type\": \"unit_price\", \"endpoints\": {\"ID\": {\"unit_quantity\": 8}}}.");
        }

        return endpoints.EnumerateObject().Select(endpoint => endpoint.Name).FirstOrDefault(id => KnownEndpoints.Find(id) is null) is { } unknown
            ? Unknown(context, unknown)
            : FalJson.Answer(new JsonObject { ["estimate_type"] = type.GetString(), ["total_cost"] = 0, ["currency"] = "USD" });
    }

    /// <summary>For who has lost the id of a request, as happens when a client gives up waiting.</summary>
    private static async Task<IResult> RequestsAsync(HttpContext context, Caller caller, JobDesk desk, PublicLinks links, CancellationToken cancel)
    {
        var query = context.Request.Query;
        if (!TryRead(query["limit"], MostPerPage, out var limit)) return FalWording.OfCatalogue(context, StatusCodes.Status400BadRequest, "validation_error", "limit has to be a whole number.");
        var jobs = await desk.ListAsync(caller, query["cursor"].ToString() is { Length: > 0 } cursor ? cursor : null, Math.Clamp(limit, 1, MostPerPage), cancel);
        var queueBase = FalAddresses.QueueBase(context.Request, links);
        return FalJson.Answer(new JsonObject
        {
            ["requests"] = new JsonArray([.. jobs.Where(job => job.Order.Door == FalOrders.Door).Select(job => Request(job, queueBase))]),
            ["next_cursor"] = jobs.Count == limit ? jobs[^1].Id : null,
            ["has_more"] = jobs.Count == limit,
        });
    }

    /// <summary>The request goes with all that came of it; nothing of it is kept elsewhere.</summary>
    private static async Task<IResult> DeleteAsync(string id, HttpContext context, Caller caller, JobDesk desk, CancellationToken cancel) =>
        await desk.DeleteAsync(caller, id, cancel) switch
        {
            null => FalWording.OfCatalogue(context, StatusCodes.Status404NotFound, "not_found", "There is no such request."),
            false => FalWording.OfCatalogue(context, StatusCodes.Status400BadRequest, "validation_error", "The request is not over yet; cancel it first."),
            true => FalJson.Answer(new JsonObject { ["request_id"] = id, ["deleted"] = true }),
        };

    private static JsonObject Request(Job job, string queueBase)
    {
        var request = JobStatus.Of(job, queueBase, null, []);
        request.Remove("logs");
        request.Remove("queue_position");
        request["endpoint_id"] = job.Order.Endpoint;
        request["created_at"] = FalJson.Time(job.CreatedAt);
        return request;
    }

    private static bool TryRead(string? text, int preset, out int number)
    {
        number = preset;
        return string.IsNullOrEmpty(text) || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static IResult Unknown(HttpContext context, string id) => FalWording.OfCatalogue(context, StatusCodes.Status404NotFound, "not_found", $"There is no endpoint '{id}' here.");
}
