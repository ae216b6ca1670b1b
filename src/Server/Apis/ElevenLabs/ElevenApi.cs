using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>The part of the ElevenLabs API that makes music and sound effects, as its own clients speak it. docs/elevenlabs.md says how to point them here.</summary>
internal static class ElevenApi
{
    public const string Door = "elevenlabs";

    public static Api Api { get; } = new()
    {
        Door = Door,
        Prefix = "/elevenlabs",
        Errors = ElevenErrors.Wording,
        Map = MapEleven,
        Register = services => services.AddSingleton<SameRequests>(),
    };

    private static void MapEleven(IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("/v1").AddEndpointFilter(WordAsync);
        all.MapPost("/music/video-to-music", VideoToMusic.MakeAsync);
        all.MapPost("/music", ComposeHandlers.ComposeAsync);
        all.MapPost("/music/stream", ComposeHandlers.StreamAsync);
        all.MapPost("/music/detailed", ComposeHandlers.DetailedAsync);
        all.MapPost("/music/detailed/stream", ComposeHandlers.DetailedStreamAsync);
        all.MapPost("/music/plan", ComposeHandlers.PlanAsync);
        all.MapGet("/user/subscription", Account.Subscription);
        all.MapGet("/music/finetunes", Account.NoFinetunes);
        all.MapMethods("/music/finetunes/{id}", [HttpMethods.Get, HttpMethods.Patch, HttpMethods.Delete], NoFinetune);
        all.MapPost("/music/finetunes", (HttpContext context) => ElevenErrors.NotAvailable(context, "Nothing is trained here, so there are no finetunes."));
        all.MapPost("/music/upload", (HttpContext context) => ElevenErrors.NotAvailable(context, "Songs cannot be uploaded here to be built upon yet."));
        all.MapPost("/music/stem-separation", (HttpContext context) => ElevenErrors.NotAvailable(context, "Finished songs are not taken apart here; our own pieces come with stems over the native API."));
        all.MapPost("/sound-generation", SoundHandlers.MakeAsync);
    }

    private static IResult NoFinetune(HttpContext context, string id) => ElevenErrors.NotFound(context, $"There is no finetune '{id}'.");

    /// <summary>What every answer has, and what is wrong with a request in the shape that clients know.</summary>
    private static async ValueTask<object?> WordAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers["request-id"] = context.HttpContext.TraceIdentifier;
        try
        {
            return await next(context);
        }
        catch (FaultyRequestException faulty)
        {
            return ElevenErrors.Answer(faulty.Faults);
        }
        catch (BadPromptException bad)
        {
            return ElevenErrors.BadPrompt(context.HttpContext, bad.Message);
        }
    }
}
