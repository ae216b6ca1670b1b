using Cuewright.Server.Upkeep;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cuewright.Server.Apis.Native;

/// <summary>Our own API: everything the command line can do, over HTTP. docs/server.md shows it in use.</summary>
internal static class NativeApi
{
    public const string Door = "native";

    public static Api Api { get; } = new()
    {
        Door = Door,
        Prefix = "/v1",
        Errors = NativeErrors.Wording,
        Map = MapNative,
        Register = services => services.AddKeyedSingleton<IWebhookWording, NativeWebhooks>(Door),
    };

    private static void MapNative(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/jobs", JobHandlers.SubmitAsync).WithSummary("Hand in work: a video to score, or words to compose from.").WithMetadata(new TakesJson("Music"));
        routes.MapGet("/jobs", JobHandlers.ListAsync).WithSummary("Jobs, newest first.");
        routes.MapGet("/jobs/{id}", JobHandlers.GetAsync).WithSummary("How a job stands.");
        routes.MapGet("/jobs/{id}/log", JobHandlers.LogAsync).WithSummary("The lines of its log, after a number.");
        routes.MapGet("/jobs/{id}/events", JobHandlers.Events).WithSummary("News of a job as server-sent events, until it is over.");
        routes.MapGet("/jobs/{id}/result", JobHandlers.ResultAsync).WithSummary("What came of it; with wait=SECONDS once it is over.");
        routes.MapPost("/jobs/{id}/cancel", JobHandlers.CancelAsync).WithSummary("Stop it.");
        routes.MapDelete("/jobs/{id}", JobHandlers.DeleteAsync).WithSummary("Delete a job that is over, and its files.");
        routes.MapPost("/files", FileHandlers.UploadAsync).WithSummary("Upload a file: its bytes as the body, or as a form.");
        routes.MapGet("/files/{id}", FileHandlers.Get).WithSummary("What is known of a file, and a link to it.");
        routes.MapDelete("/files/{id}", FileHandlers.Delete).WithSummary("Delete a file.");
        routes.MapPost("/analyze", AnalyzeHandler.AnalyzeAsync).WithSummary("Say what is seen in a video.").WithMetadata(new TakesJson("Watching"));
        routes.MapGet("/styles", StyleHandler.List).WithSummary("The styles there are.");
        routes.MapGet("/openapi.json", OpenApi.Get).WithSummary("This description.").WithMetadata(OpenToAll.Mark);
    }
}
