using System.Collections.Immutable;
using System.Text.Json;
using Cuewright.Engine.Briefing;

namespace Cuewright.Cli.Verbs;

/// <summary>Reads the file of the user's own moments.</summary>
internal static class HitsFile
{
    public static ImmutableArray<GivenHit> Read(string file, List<string> faults)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            return json.RootElement.ValueKind == JsonValueKind.Array ? WrittenHits.Read(json.RootElement, $"--hits {file}", faults) : throw new JsonException();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            faults.Add($"--hits {file} cannot be read: {error.Message}");
        }
        catch (JsonException error)
        {
            faults.Add($"--hits {file} is not what is expected, {WrittenHits.Expected}{(error.LineNumber is { } line ? $", at line {line + 1}" : "")}.");
        }

        return [];
    }
}
