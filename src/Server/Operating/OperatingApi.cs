using Cuewright.Server.Apis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cuewright.Server.Operating;

/// <summary>What monitors ask: alive, ready, and how it goes; and what who comes by finds. No key is asked for; nothing is told of whose the work is.</summary>
internal static class OperatingApi
{
    private static readonly object Greeting = new
    {
        name = "Cuewright",
        apis = KnownApis.All.ToDictionary(api => api.Door, api => api.Prefix.Value),
        description = "/v1/openapi.json",
        monitoring = new[] { "/healthz", "/readyz", "/metrics" },
    };

    public static void MapOperating(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", () => TypedResults.Json(Greeting)).WithMetadata(OpenToAll.Mark);
        routes.MapGet("/healthz", () => TypedResults.Text("ok\n")).WithMetadata(OpenToAll.Mark);
        routes.MapGet("/readyz", ReadyAsync).WithMetadata(OpenToAll.Mark);
        routes.MapGet("/metrics", (PrometheusPage page) => TypedResults.Text(page.Write(), PrometheusPage.ContentType)).WithMetadata(OpenToAll.Mark);
    }

    private static async Task<IResult> ReadyAsync(Readiness readiness, CancellationToken cancel)
    {
        var checks = await readiness.CheckAsync(cancel);
        var isReady = checks.All(check => check.Ok);
        return TypedResults.Json(
            new { ready = isReady, checks = checks.ToDictionary(check => check.Name, check => new { ok = check.Ok, found = check.Found }) },
            statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
