using System.Text.Json;
using System.Text.Json.Nodes;
using Cuewright.Server.Apis.Fal.Errors;
using Cuewright.Server.Apis.Fal.Schema;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.Fal;

/// <summary>Where the input of a request stands: in the body, or, for GET, in the query.</summary>
internal static class InputBody
{
    public static async Task<JsonObject> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (HttpMethods.IsGet(request.Method)) return OfQuery(request.Query);
        using var body = await ParseAsync(request, cancel);
        return body?.RootElement.ValueKind switch
        {
            null => [],
            JsonValueKind.Object => AsObject(body.RootElement),
            _ => throw new FalException(FalError.Invalid(InputFault.Whole("model_attributes_type", "Input should be a valid dictionary or object to extract fields from"))),
        };
    }

    private static async Task<SentJson?> ParseAsync(HttpRequest request, CancellationToken cancel)
    {
        try
        {
            return await JsonBody.ReadAsync(request, cancel);
        }
        catch (RequestRefusedException refused) when (refused.Refusal.Fault == RequestFault.BadRequest)
        {
            throw new FalException(FalError.Invalid(InputFault.Whole("json_invalid", "JSON decode error", new JsonObject { ["error"] = refused.Refusal.Message })));
        }
    }

    /// <summary>Of a name that stands there twice the last counts, as everywhere in JavaScript and Python.</summary>
    private static JsonObject AsObject(JsonElement body)
    {
        var input = new JsonObject();
        foreach (var member in body.EnumerateObject()) input[member.Name] = member.Value.Deserialize<JsonNode>();
        return input;
    }

    private static JsonObject OfQuery(IQueryCollection query)
    {
        var input = new JsonObject();
        foreach (var (name, value) in query.Where(pair => !pair.Key.StartsWith("fal_", StringComparison.Ordinal))) input[name] = value.ToString();
        return input;
    }
}
