using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.Fal;

internal enum FalAction
{
    Submit,
    Result,
    Status,
    StatusStream,
    Cancel,
}

/// <summary>
/// What a path of the queue means. Some clients ask after a request under owner and app, some under the full id of the
/// endpoint, some with <c>/response</c> behind it; <c>requests</c> is no part of any endpoint's id, and the request's id
/// alone tells which it is.
/// </summary>
internal sealed record FalPath(FalAction Action, string Endpoint, string? RequestId)
{
    private const string Requests = "requests";

    public static FalPath? Read(string? path)
    {
        var steps = (path ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(steps, Requests);
        if (at < 0) return steps.Length >= 2 ? new FalPath(FalAction.Submit, string.Join('/', steps), null) : null;
        if (at < 2 || at + 1 == steps.Length) return null;
        FalAction? action = steps[(at + 2)..] switch
        {
            [] or ["response"] => FalAction.Result,
            ["status"] => FalAction.Status,
            ["status", "stream"] => FalAction.StatusStream,
            ["cancel"] => FalAction.Cancel,
            _ => null,
        };
        return action is { } known ? new FalPath(known, string.Join('/', steps[..at]), steps[at + 1]) : null;
    }

    /// <summary>What stands before <c>/requests</c> in addresses: the first two steps, three where the first is a namespace.</summary>
    public static string AppOf(string endpoint)
    {
        var steps = endpoint.Split('/');
        return string.Join('/', steps.Take(steps[0] is "workflows" or "comfy" ? 3 : 2));
    }

    public static bool Fits(FalAction action, string method) => action switch
    {
        FalAction.Submit => HttpMethods.IsPost(method) || HttpMethods.IsGet(method),
        FalAction.Cancel => HttpMethods.IsPut(method),
        _ => HttpMethods.IsGet(method),
    };
}
