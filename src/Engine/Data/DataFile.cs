using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Cuewright.Engine.Data;

/// <summary>
/// Reads the domain's knowledge (styles, instruments, words) from the YAML files that lie beside the code and are
/// embedded in it. YAML is turned into JSON nodes and read strictly: an unknown or missing field is an error that
/// names the file, so a typing mistake in a style cannot pass silently.
/// </summary>
public static class DataFile
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DictionaryKeyPolicy = null,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly JsonSerializerOptions Passing = new(Strict) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    /// <summary>Names of the embedded data files whose name ends so, in order: Names(".style.yaml").</summary>
    public static IReadOnlyList<string> Names(string ending) =>
        [.. typeof(DataFile).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Reads the embedded data file with this file name.</summary>
    public static T Read<T>(string name)
    {
        using var reader = Open(name);
        return Parse<T>(reader, name);
    }

    /// <summary>
    /// Reads the top of the embedded data file with this file name, down to a field that is not read any more: for kinds of
    /// which many are looked at and few are used. What stands there and is not asked for is passed over.
    /// </summary>
    public static T ReadHead<T>(string name, string end) => Guarded(name, () =>
    {
        using var reader = Open(name);
        var head = new JsonObject();
        var parser = Begin(reader);
        parser.Consume<MappingStart>();
        while (!parser.TryConsume<MappingEnd>(out _) && parser.Consume<YamlDotNet.Core.Events.Scalar>().Value is var key && key != end) head[key] = ReadNode(parser);
        return head.Deserialize<T>(Passing)!; // An object is never null.
    });

    private static StreamReader Open(string name) =>
        new(typeof(DataFile).Assembly.GetManifestResourceStream(name) ?? throw new ArgumentException($"No data file '{name}'."));

    /// <summary>Reads data from YAML text; the name is for the error.</summary>
    public static T Parse<T>(TextReader yaml, string name) =>
        Guarded(name, () => ReadDocument(yaml).Deserialize<T>(Strict) ?? throw new InvalidDataException($"{name} is empty."));

    /// <summary>
    /// Reads the embedded data file with this name and ending, which may say only how it differs from another of its kind:
    /// "like: OTHER" takes over everything that is not said again. Fields are taken over one by one at any depth, lists as a whole.
    /// </summary>
    public static T ReadLike<T>(string name, string ending) =>
        Guarded(name + ending, () => LikeNode(name, ending).Deserialize<T>(Strict) ?? throw new InvalidDataException($"{name}{ending} is empty."));

    private static T Guarded<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is JsonException or YamlException)
        {
            throw new InvalidDataException($"{name}: {error.Message}", error);
        }
    }

    private static JsonNode? ReadDocument(TextReader yaml) => ReadNode(Begin(yaml));

    private static Parser Begin(TextReader yaml)
    {
        var parser = new Parser(yaml);
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        return parser;
    }

    private static JsonObject LikeNode(string name, string ending)
    {
        using var reader = Open(name + ending);
        var own = ReadDocument(reader) as JsonObject ?? throw new JsonException("The file holds no fields.");
        if (!own.Remove("like", out var like)) return own;
        var merged = LikeNode(like!.GetValue<string>(), ending);
        Overlay(merged, own);
        return merged;
    }

    private static void Overlay(JsonObject under, JsonObject over)
    {
        foreach (var (key, value) in over)
        {
            if (value is JsonObject inner && under[key] is JsonObject below) Overlay(below, inner);
            else under[key] = value?.DeepClone();
        }
    }

    private static JsonNode? ReadNode(Parser parser)
    {
        if (parser.TryConsume<MappingStart>(out _))
        {
            var mapping = new JsonObject();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = parser.Consume<YamlDotNet.Core.Events.Scalar>().Value;
                if (!mapping.TryAdd(key, ReadNode(parser))) throw new JsonException($"'{key}' stands twice in one place.");
            }

            return mapping;
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var sequence = new JsonArray();
            while (!parser.TryConsume<SequenceEnd>(out _)) sequence.Add(ReadNode(parser));
            return sequence;
        }

        var scalar = parser.Consume<YamlDotNet.Core.Events.Scalar>();
        return scalar.Style == ScalarStyle.Plain ? Plain(scalar.Value) : JsonValue.Create(scalar.Value);
    }

    private static JsonValue? Plain(string text) => text switch
    {
        "" or "null" or "~" => null,
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ when long.TryParse(text, out var whole) => JsonValue.Create(whole),
        _ when double.TryParse(text, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };
}
