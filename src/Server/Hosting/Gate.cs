using Cuewright.Server.Apis;
using Cuewright.Server.Desk;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Hosting;

/// <summary>Lets a request through to its handler once it is known who asks. Handlers take the <see cref="Caller"/> as a parameter.</summary>
internal sealed class Gate(RequestDelegate next, CallerGate gate)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<OpenToAll>() is not null) return next(context);
        if (!gate.TryAdmit(context.Request, out var caller, out var refusal)) throw new RequestRefusedException(refusal);
        context.Features.Set(caller);
        return next(context);
    }
}
