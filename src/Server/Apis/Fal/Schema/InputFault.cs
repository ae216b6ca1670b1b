using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Cuewright.Server.Apis.Fal.Schema;

/// <summary>One thing that is wrong with a request, in the form clients know from Pydantic.</summary>
internal sealed record InputFault(string Type, string Message, ImmutableArray<string> Where)
{
    private const int LongestInput = 200;

    /// <summary>The limit that was missed, by the names that belong to the type.</summary>
    public JsonObject? Context { get; init; }

    /// <summary>What was sent there.</summary>
    public JsonNode? Input { get; init; }

    public static InputFault At(string field, string type, string message, JsonNode? input = null, JsonObject? context = null) =>
        new(type, message, ["body", field]) { Input = Shortened(input), Context = context };

    public static InputFault Whole(string type, string message, JsonObject? context = null) => new(type, message, ["body"]) { Context = context };

    public JsonObject ToJson()
    {
        var fault = new JsonObject
        {
            ["loc"] = new JsonArray([.. Where.Select(step => JsonValue.Create(step))]),
            ["msg"] = Message,
            ["type"] = Type,
            ["url"] = "https://docs.fal.ai/errors/#" + Type,
        };
        if (Context is not null) fault["ctx"] = Context.DeepClone();
        if (Input is not null) fault["input"] = Input.DeepClone();
        return fault;
    }

    /// <summary>Whole files may stand in an input; what is said of it stays readable.</summary>
    private static JsonNode? Shortened(JsonNode? input) => input switch
    {
        JsonObject thing when IsBuffer(thing) => "<bytes>",
        JsonObject or JsonArray when input.ToJsonString() is { Length: > LongestInput } => "<omitted, too long>",
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number && value.ToJsonString().Length > LongestInput => "<omitted, too long>",
        JsonValue value when value.TryGetValue<string>(out var text) && text.Length > LongestInput => text[..LongestInput] + "…",
        _ => input,
    };

    /// <summary>How JavaScript writes a Buffer down.</summary>
    public static bool IsBuffer(JsonNode? input) => input is JsonObject thing && thing["type"] is JsonValue type && type.TryGetValue<string>(out var name) && name == "Buffer" && thing["data"] is JsonArray;
}
