using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cuewright.Server.Apis;

/// <summary>One API of this server. Everything under its prefix needs a caller, unless an endpoint is <see cref="OpenToAll"/>.</summary>
public sealed record Api
{
    /// <summary>What its jobs remember as their door; its webhook wording is registered under this name.</summary>
    public required string Door { get; init; }

    public required PathString Prefix { get; init; }

    public required IErrorWording Errors { get; init; }

    public required Action<IEndpointRouteBuilder> Map { get; init; }

    /// <summary>Services of its own, such as an <see cref="Upkeep.IWebhookWording"/> keyed by the door.</summary>
    public Action<IServiceCollection>? Register { get; init; }

    /// <summary>Gives a request another path before it is routed, where clients choose addresses that say too little.</summary>
    public Action<HttpRequest>? Reroute { get; init; }
}

/// <summary>Marks an endpoint that is served without a key.</summary>
public sealed class OpenToAll
{
    public static readonly OpenToAll Mark = new();
}
