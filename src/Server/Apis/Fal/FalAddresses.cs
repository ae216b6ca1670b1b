using System.Collections.Frozen;
using Cuewright.Server.Desk;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.Fal;

/// <summary>
/// The addresses clients choose: they name fal's hosts to a proxy, or come under those names themselves, or under our own
/// prefix. All three lead to the same paths here; nothing is ever sent on to another host.
/// </summary>
internal static class FalAddresses
{
    public const string TargetHeader = "x-fal-target-url";
    private const string Proxy = "/fal/proxy";
    private const string CdnFiles = "/fal/cdn/files";
    private const string Queue = "/fal/queue";
    private const string Keys = "/.well-known/jwks.json";

    private static readonly FrozenDictionary<string, string> Rooms = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["fal.run"] = "/fal/run",
        ["queue.fal.run"] = Queue,
        ["rest.fal.ai"] = "/fal/rest",
        ["rest.alpha.fal.ai"] = "/fal/rest",
        ["v3.fal.media"] = "/fal/cdn",
        ["v3b.fal.media"] = "/fal/cdn",
        ["api.fal.ai"] = "/fal",
        ["fal.ai"] = "/fal",
        ["falrun.com"] = "/fal/run",
        ["queue.falrun.com"] = Queue,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static void Reroute(HttpRequest request)
    {
        if (request.Path.Equals(Proxy) || request.Path.Equals(Proxy + "/")) FollowTarget(request);
        else if (RoomOf(request) is { } room) Enter(request, room);
        else if (request.Path.Equals(Keys)) request.Path = new PathString("/fal/rest" + Keys);

        // What the client was given as the address of its file is also where it sends the parts.
        var isFile = request.Path.StartsWithSegments(CdnFiles, out var file) && file.Value!.Count(letter => letter == '/') == 3;
        if (isFile && IsReading(request)) request.Path = new PathString("/files" + file.Value);
    }

    /// <summary>Where the queue is for this caller: under the very name it used, or under our prefix.</summary>
    public static string QueueBase(HttpRequest request, PublicLinks links)
    {
        var isNamed = request.HttpContext.Features.Get<NamedHost>() is not null;
        return isNamed ? $"{links.BaseOf(request).Scheme}://{request.Host}" : links.BaseOf(request).ToString().TrimEnd('/') + Queue;
    }

    private static void FollowTarget(HttpRequest request)
    {
        if (!Uri.TryCreate(request.Headers[TargetHeader], UriKind.Absolute, out var target) || target.Scheme != Uri.UriSchemeHttps || !Rooms.TryGetValue(target.Host, out var room))
        {
            throw new RequestRefusedException(new Refusal(RequestFault.BadRequest, $"Invalid request: the header {TargetHeader} has to name an https address of fal."));
        }

        request.Path = PathString.FromUriComponent(room + target.AbsolutePath);
        request.QueryString = new QueryString(target.Query);
    }

    /// <summary>Null where the host is ours.</summary>
    private static string? RoomOf(HttpRequest request)
    {
        var host = request.Host.Host;
        if (Rooms.TryGetValue(host, out var room)) return IsDelivery(request) ? null : room;
        // Under such a name our own APIs and pages go on being served.
        var isForQueue = host.StartsWith("queue.", StringComparison.OrdinalIgnoreCase) && KnownApis.Of(request.Path) is null && request.Path.Value!.Trim('/').Contains('/');
        return isForQueue ? Queue : null;
    }

    /// <summary>Files are linked to under the name the caller used, and are the same under every name.</summary>
    private static bool IsDelivery(HttpRequest request) => request.Path.StartsWithSegments("/uploads") || (IsReading(request) && request.Path.StartsWithSegments("/files"));

    private static bool IsReading(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static void Enter(HttpRequest request, string room)
    {
        if (room == Queue) request.HttpContext.Features.Set(new NamedHost());
        request.Path = new PathString(room + request.Path.Value);
    }

    /// <summary>The request came under a name of the queue's own.</summary>
    private sealed record NamedHost;
}
