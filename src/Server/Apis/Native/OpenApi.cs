using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Cuewright.Server.Apis.Native;

/// <summary>Describes the native API from what is mapped and what is read, so that it cannot say anything else.</summary>
internal static partial class OpenApi
{
    public static IResult Get(EndpointDataSource endpoints) => NativeJson.Answer(Describe(endpoints));

    private static JsonObject Describe(EndpointDataSource endpoints)
    {
        var paths = new JsonObject();
        foreach (var endpoint in endpoints.Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/v1/", StringComparison.Ordinal) == true))
        {
            var path = endpoint.RoutePattern.RawText!; // Filtered above.
            var operations = paths[path] as JsonObject ?? [];
            paths[path] ??= operations;
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []) operations[method.ToLowerInvariant()] = Operation(endpoint, path);
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "Cuewright", ["version"] = typeof(OpenApi).Assembly.GetName().Version!.ToString(3), ["description"] = "Original scores for videos." }, // Every assembly has one.
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = new JsonObject { ["Music"] = Members(JobFields.All), ["Watching"] = Members([JobFields.Picture[0]]) },
                ["securitySchemes"] = new JsonObject { ["key"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" } },
            },
            ["security"] = new JsonArray(new JsonObject { ["key"] = new JsonArray() }),
        };
    }

    private static JsonObject Operation(RouteEndpoint endpoint, string path)
    {
        var operation = new JsonObject { ["summary"] = endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary };
        var parameters = PathParameter().Matches(path).Select(match => (JsonNode)new JsonObject
        {
            ["name"] = match.Groups[1].Value,
            ["in"] = "path",
            ["required"] = true,
            ["schema"] = new JsonObject { ["type"] = "string" },
        });
        operation["parameters"] = new JsonArray([.. parameters]);
        if (endpoint.Metadata.GetMetadata<TakesJson>() is { } body)
        {
            operation["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = $"#/components/schemas/{body.Schema}" } } },
            };
        }

        operation["responses"] = new JsonObject
        {
            ["2XX"] = new JsonObject { ["description"] = "Done, or accepted." },
            ["default"] = new JsonObject { ["description"] = "{\"error\": {\"code\", \"message\", \"field\", \"faults\", \"request_id\"}}" },
        };
        return operation;
    }

    private static JsonObject Members(IEnumerable<JobField> fields)
    {
        var members = new JsonObject();
        foreach (var field in fields)
        {
            var schema = (JsonObject)field.Schema.DeepClone();
            schema["description"] = field.Help;
            members[field.Name] = schema;
        }

        return new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = members };
    }

    [GeneratedRegex(@"\{(\w+)")]
    private static partial Regex PathParameter();
}

/// <summary>Names the schema of the JSON an endpoint reads.</summary>
internal sealed record TakesJson(string Schema);
