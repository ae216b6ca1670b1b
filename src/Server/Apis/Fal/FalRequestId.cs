using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.Fal;

/// <summary>The id that clients show of an answer: the job's where there is one, else one of the answer's own.</summary>
internal static class FalRequestId
{
    private const string Header = "x-fal-request-id";

    public static string Ensure(HttpContext context)
    {
        if (!context.Response.Headers.ContainsKey(Header)) Set(context, Guid.NewGuid().ToString());
        return context.Response.Headers[Header].ToString();
    }

    public static void Set(HttpContext context, string id) => context.Response.Headers[Header] = id;
}
