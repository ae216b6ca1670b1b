using Cuewright.Server.Desk;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.Fal.Storage;

/// <summary>Lets in who has a key, or a token for this use: in the query, where browsers cannot set headers, or as Bearer.</summary>
internal sealed class FalGate(CallerGate gate, FalTokens tokens)
{
    private const string Bearer = "Bearer ";

    public Caller Admit(HttpRequest request, TokenUse use)
    {
        if (tokens.Open(TokenIn(request), use) is { } holder) return holder;
        return gate.TryAdmit(request, out var caller, out var refusal) ? caller : throw new RequestRefusedException(refusal);
    }

    private static string? TokenIn(HttpRequest request)
    {
        if (request.Query["fal_jwt_token"].ToString() is { Length: > 0 } token) return token;
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;
    }
}
