using Cuewright.Server.Apis;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Hosting;

/// <summary>Lets the APIs move requests to the path they belong to, before the router looks at them.</summary>
internal sealed class Rerouting(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        foreach (var api in KnownApis.All) api.Reroute?.Invoke(context.Request);
        return next(context);
    }
}
