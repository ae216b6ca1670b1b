using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cuewright.Server.Apis.Fal.Schema;

namespace Cuewright.Server.Apis.Fal.Platform;

/// <summary>An endpoint as a page to read, for people and for programs that write code.</summary>
internal static class LlmsPage
{
    private static readonly JsonSerializerOptions Indented = new(FalJson.Options) { WriteIndented = true };

    public static string Of(FalEndpoint endpoint, string publicBase)
    {
        var required = Example(endpoint, field => field.IsRequired);
        var file = Example(endpoint);
        return $"""
            # {endpoint.Title}

            > {endpoint.Description}

            ## Overview

            - **Endpoint**: `{publicBase}/fal/run/{endpoint.Id}`
            - **Model ID**: `{endpoint.Id}`
            - **Category**: {endpoint.Category}
            - **Kind**: inference
            - **Tags**: {string.Join(", ", endpoint.Tags)}

            ## Pricing

            Nothing: this server is your own. `x-fal-billable-units` counts seconds of music, of all takes together.

            ## API Information

            This model can be used via our HTTP API or more conveniently via our client libraries.

            ### Input Schema

            The API accepts the following input parameters:

            {string.Join("\n", endpoint.Fields.Select(Bullet))}

            **Required Parameters Example**:

            ```json
            {required.ToJsonString(Indented)}
            ```

            **Full Example**:

            ```json
            {Example(endpoint, _ => true).ToJsonString(Indented)}
            ```

            ### Output Schema

            The API returns the following output format:

            {string.Join("\n", Outputs(endpoint.Output))}

            **Example Response**:

            ```json
            {file.ToJsonString(Indented)}
            ```

            ## Usage Examples

            ### cURL

            ```bash
            curl --request POST \
              --url {publicBase}/fal/run/{endpoint.Id} \
              --header "Authorization: Key $FAL_KEY" \
              --header "Content-Type: application/json" \
              --data '{FalJson.Write(required)}'
            ```

            ### Python

            ```python
            import fal_client
            import fal_client.client as c

            B = "{publicBase}/fal"
            c.RUN_URL_FORMAT, c.QUEUE_URL_FORMAT = f"{"{B}"}/run/", f"{"{B}"}/queue/"
            c.REST_URL, c.CDN_URL = f"{"{B}"}/rest", f"{"{B}"}/cdn"

            result = fal_client.subscribe("{endpoint.Id}", arguments={Python(required)}, with_logs=True)
            print(result)
            ```

            ### JavaScript

            ```javascript
            import {"{ createFalClient }"} from "@fal-ai/client";

            const fal = createFalClient({"{"} credentials: process.env.FAL_KEY, proxyUrl: {"{"} url: "{publicBase}/fal/proxy", when: "always" {"} }"});
            const result = await fal.subscribe("{endpoint.Id}", {"{"} input: {FalJson.Write(required)}, logs: true {"}"});
            console.log(result.data);
            ```

            ## Additional Resources

            - [OpenAPI Schema]({publicBase}/fal/api/openapi/queue/openapi.json?endpoint_id={endpoint.Id})
            - [All models]({publicBase}/fal/v1/models)

            """;
    }

    private static IEnumerable<string> Outputs(OutputKind kind)
    {
        yield return $"- **`{kind.Name}`** (`File`, _required_): {(kind.TellsAll ? "The first take." : "What was made.")}";
        if (kind.TellsAll) yield return $"- **`{kind.Plural}`** (`list<File>`, _required_): All takes.";
        if (kind.TellsPrompt) yield return "- **`prompt`** (`string`, _required_): The words it was made from; where none were given, what is heard.";
    }

    private static string Bullet(InputField field)
    {
        var bullet = new StringBuilder();
        bullet.Append(CultureInfo.InvariantCulture, $"- **`{field.Name}`** (`{OpenApiDocument.TypeOf(field.Kind)}`, _{(field.IsRequired ? "required" : "optional")}_):\n  {field.Description}");
        if (field.Default is { } preset) bullet.Append(CultureInfo.InvariantCulture, $" Default value: `{FalJson.Write(preset)}`");
        if (field.Least is { } least && field.Most is { } most) bullet.Append(CultureInfo.InvariantCulture, $"\n  - Range: `{least}` to `{most}`");
        bullet.Append(CultureInfo.InvariantCulture, $"\n  - Examples: {FalJson.Write(field.Example)}");
        return bullet.ToString();
    }

    private static JsonObject Example(FalEndpoint endpoint, Func<InputField, bool> isWanted) =>
        new(endpoint.Fields.Where(isWanted).Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Example.DeepClone())));

    private static JsonObject Example(FalEndpoint endpoint)
    {
        var file = new JsonObject
        {
            ["url"] = "https://example.com/files/take." + endpoint.Output.Extension,
            ["content_type"] = endpoint.Output.ContentType,
            ["file_name"] = "take." + endpoint.Output.Extension,
            ["file_size"] = 1_234_567,
        };
        var example = new JsonObject { [endpoint.Output.Name] = file.DeepClone() };
        if (endpoint.Output.TellsAll) example[endpoint.Output.Plural] = new JsonArray(file);
        if (endpoint.Output.TellsPrompt) example["prompt"] = "footsteps on gravel, birdsong";
        return example;
    }

    /// <summary>The examples that are required are texts, which Python writes the same way.</summary>
    private static string Python(JsonObject input) => FalJson.Write(input);
}
