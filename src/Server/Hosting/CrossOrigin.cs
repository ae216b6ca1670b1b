using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Hosting;

/// <summary>
/// Lets pages from anywhere use every address here. Keys are sent as headers by who has them, never by the browser on its
/// own, so a foreign page gains nothing from being let in.
/// </summary>
internal sealed class CrossOrigin(RequestDelegate next)
{
    /// <summary>What scripts may read of an answer beyond what browsers always show.</summary>
    private const string Exposed =
        "x-request-id, request-id, song-id, character-cost, x-fal-request-id, x-fal-billable-units, x-fal-error-type, x-fal-request-timeout-type, "
        + "x-fal-needs-retry, x-fal-retryable, x-audio-channels, x-audio-sample-rate, x-audio-duration, etag, location, retry-after, "
        + "content-length, content-range, content-disposition, accept-ranges";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = Exposed;
        if (!HttpMethods.IsOptions(context.Request.Method)) return next(context);

        headers.AccessControlAllowMethods = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
        headers.AccessControlAllowHeaders = context.Request.Headers.AccessControlRequestHeaders is { Count: > 0 } asked ? asked : "*";
        headers.AccessControlMaxAge = "86400";
        headers.Vary = "Access-Control-Request-Headers";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
