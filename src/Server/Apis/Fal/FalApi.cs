using Cuewright.Server.Apis.Fal.Errors;
using Cuewright.Server.Apis.Fal.Platform;
using Cuewright.Server.Apis.Fal.Storage;
using Cuewright.Server.Upkeep;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cuewright.Server.Apis.Fal;

/// <summary>The API of fal, as its own clients speak it. docs/fal.md says how they are pointed here.</summary>
internal static class FalApi
{
    public static Api Api { get; } = new()
    {
        Door = FalOrders.Door,
        Prefix = "/fal",
        Errors = FalWording.Instance,
        Map = Map,
        Register = Register,
        Reroute = FalAddresses.Reroute,
    };

    private static void Register(IServiceCollection services)
    {
        services.AddSingleton<FalOrders>();
        services.AddSingleton<FalTokens>();
        services.AddSingleton<FalGate>();
        services.AddKeyedSingleton<IWebhookWording, FalWebhook>(FalOrders.Door);
    }

    private static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").AddEndpointFilter(AnswerAsync);
        // Tokens may stand in for keys here; the handler asks.
        group.MapMethods("/run/{**path}", [HttpMethods.Get, HttpMethods.Post], RunDoor.ServeAsync).WithMetadata(OpenToAll.Mark);
        group.MapMethods("/queue/{**path}", [HttpMethods.Get, HttpMethods.Post, HttpMethods.Put], QueueDoor.ServeAsync);
        StorageApi.Map(group.MapGroup("/rest"));
        CdnApi.Map(group.MapGroup("/cdn"));
        PlatformApi.Map(group);
    }

    /// <summary>Every answer has an id, and what a handler throws is one of our answers.</summary>
    private static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        FalRequestId.Ensure(context.HttpContext);
        try
        {
            return await next(context);
        }
        catch (FalException fault)
        {
            return fault.Error;
        }
    }
}
