using System.Collections.Immutable;
using System.Text.Json;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>
/// Reads tags as the clients write them: a field each, JSON in one field, "null" or nothing for none, or a list in brackets
/// that is no JSON. Commas divide only inside brackets, since a tag may hold one.
/// </summary>
internal static class TagList
{
    public const int Most = 10;

    public static ImmutableArray<string> Read(IEnumerable<string> values) => [.. values.SelectMany(One).Select(tag => tag.Trim()).Where(tag => tag.Length > 0)];

    private static IEnumerable<string> One(string value)
    {
        var text = value.Trim();
        if (text.Length == 0 || text == "null") return [];
        if (!text.StartsWith('[')) return [text];
        try
        {
            return JsonSerializer.Deserialize<string[]>(text)?.Where(tag => tag is not null) ?? [];
        }
        catch (JsonException)
        {
            return text.EndsWith(']') ? text[1..^1].Split(',') : [text];
        }
    }
}
