using System.Text.Json.Nodes;
using Cuewright.Server.Apis.Fal.Schema;

namespace Cuewright.Server.Apis.Fal.Platform;

/// <summary>An endpoint as an OpenAPI document, in the form code generators for fal expect.</summary>
internal static class OpenApiDocument
{
    public static JsonObject Of(FalEndpoint endpoint, string publicBase) => new()
    {
        ["openapi"] = "3.0.4",
        ["info"] = new JsonObject
        {
            ["title"] = $"Queue OpenAPI for {endpoint.Id}",
            ["version"] = "1.0.0",
            ["description"] = endpoint.Description,
            ["x-fal-metadata"] = new JsonObject
            {
                ["endpointId"] = endpoint.Id,
                ["category"] = endpoint.Category,
                ["thumbnailUrl"] = "",
                ["playgroundUrl"] = "",
                ["documentationUrl"] = $"{publicBase}/fal/models/{endpoint.Id}/llms.txt",
            },
        },
        ["components"] = new JsonObject
        {
            ["securitySchemes"] = new JsonObject
            {
                ["apiKeyAuth"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "Authorization", ["description"] = "Fal Key" },
            },
            ["schemas"] = Schemas(endpoint),
        },
        ["paths"] = Paths(endpoint),
        ["servers"] = new JsonArray(new JsonObject { ["url"] = $"{publicBase}/fal/queue" }),
        ["security"] = new JsonArray(new JsonObject { ["apiKeyAuth"] = new JsonArray() }),
    };

    private static JsonObject Schemas(FalEndpoint endpoint) => new()
    {
        ["QueueStatus"] = Object(
            "QueueStatus", ["status", "request_id"],
            ("status", new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("IN_QUEUE", "IN_PROGRESS", "COMPLETED") }),
            ("request_id", Text("The request id.")),
            ("response_url", Text("Where the result is.")),
            ("status_url", Text("Where the status is.")),
            ("cancel_url", Text("Where it is cancelled.")),
            ("logs", new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "object", ["additionalProperties"] = true } }),
            ("metrics", new JsonObject { ["type"] = "object", ["additionalProperties"] = true }),
            ("queue_position", new JsonObject { ["type"] = "integer", ["description"] = "How many go before it." })),
        [endpoint.CamelId + "Input"] = Object(
            endpoint.CamelId + "Input", endpoint.Fields.Where(field => field.IsRequired).Select(field => field.Name), [.. endpoint.Fields.Select(field => (field.Name, Field(field)))]),
        [endpoint.CamelId + "Output"] = Object(
            endpoint.CamelId + "Output", Outputs(endpoint.Output).Select(output => output.Name), [.. Outputs(endpoint.Output)]),
        ["File"] = Object(
            "File", ["url"],
            ("url", Text("Where the file can be fetched; no key is needed.")),
            ("content_type", Maybe(Text("Its MIME type."))),
            ("file_name", Maybe(Text("Its name."))),
            ("file_size", Maybe(new JsonObject { ["type"] = "integer", ["description"] = "Its size in bytes." }))),
    };

    private static IEnumerable<(string Name, JsonObject Schema)> Outputs(OutputKind kind)
    {
        yield return (kind.Name, new JsonObject { ["allOf"] = new JsonArray(Reference("File")), ["title"] = kind.Title, ["description"] = kind.TellsAll ? "The first take." : "What was made." });
        if (kind.TellsAll) yield return (kind.Plural, new JsonObject { ["type"] = "array", ["items"] = Reference("File"), ["title"] = kind.Title + "s", ["description"] = "All takes." });
        if (kind.TellsPrompt) yield return ("prompt", Text("The words it was made from; where none were given, what is heard."));
    }

    private static JsonObject Paths(FalEndpoint endpoint)
    {
        var id = new JsonObject { ["name"] = "request_id", ["in"] = "path", ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" } };
        var logs = new JsonObject { ["name"] = "logs", ["in"] = "query", ["required"] = false, ["schema"] = new JsonObject { ["type"] = "number", ["description"] = "Whether to include logs (1) or not (0)." } };
        var success = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["success"] = new JsonObject { ["type"] = "boolean" } } };
        return new JsonObject
        {
            [$"/{endpoint.Id}"] = new JsonObject
            {
                ["post"] = new JsonObject
                {
                    ["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Json(Reference(endpoint.CamelId + "Input")) },
                    ["responses"] = Answers("200", "The request was accepted.", Reference("QueueStatus")),
                },
            },
            [$"/{endpoint.Id}/requests/{{request_id}}"] = new JsonObject { ["get"] = Operation("The output.", Reference(endpoint.CamelId + "Output"), id) },
            [$"/{endpoint.Id}/requests/{{request_id}}/status"] = new JsonObject { ["get"] = Operation("The status.", Reference("QueueStatus"), id, logs) },
            [$"/{endpoint.Id}/requests/{{request_id}}/cancel"] = new JsonObject { ["put"] = Operation("The request is cancelled.", success, id) },
        };
    }

    private static JsonObject Operation(string description, JsonObject schema, params JsonObject[] parameters) => new()
    {
        ["parameters"] = new JsonArray([.. parameters.Select(parameter => parameter.DeepClone())]),
        ["responses"] = Answers("200", description, schema),
    };

    private static JsonObject Answers(string status, string description, JsonObject schema) => new()
    {
        [status] = new JsonObject { ["description"] = description, ["content"] = Json(schema) },
    };

    private static JsonObject Json(JsonObject schema) => new() { ["application/json"] = new JsonObject { ["schema"] = schema } };

    private static JsonObject Field(InputField field)
    {
        var schema = new JsonObject { ["type"] = TypeOf(field.Kind) };
        if (field.Kind == FieldKind.Text && field.IsRequired) schema["minLength"] = 1;
        if (field.Least is { } least) schema["minimum"] = least;
        if (field.Most is { } most) schema["maximum"] = most;
        var isMaybe = !field.IsRequired && field.Default is null;
        if (isMaybe) schema = Maybe(schema);
        schema["title"] = field.Title;
        schema["description"] = field.Description;
        schema["examples"] = new JsonArray(field.Example.DeepClone());
        if (field.Default is { } preset) schema["default"] = preset.DeepClone();
        return schema;
    }

    public static string TypeOf(FieldKind kind) => kind switch
    {
        FieldKind.Whole => "integer",
        FieldKind.Number => "number",
        FieldKind.Flag => "boolean",
        _ => "string",
    };

    private static JsonObject Object(string title, IEnumerable<string> required, params (string Name, JsonObject Schema)[] properties) => new()
    {
        ["title"] = title,
        ["type"] = "object",
        ["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]),
        ["properties"] = new JsonObject(properties.Select(property => KeyValuePair.Create(property.Name, (JsonNode?)property.Schema))),
        ["x-fal-order-properties"] = new JsonArray([.. properties.Select(property => JsonValue.Create(property.Name))]),
    };

    private static JsonObject Maybe(JsonObject schema) => new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    private static JsonObject Reference(string schema) => new() { ["$ref"] = "#/components/schemas/" + schema };
}
