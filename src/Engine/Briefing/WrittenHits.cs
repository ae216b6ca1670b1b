using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Cuewright.Engine.Briefing;

/// <summary>Reads a user's list of moments: objects with time, weight, kind and hard, or plain numbers, mixed as they like.</summary>
public static class WrittenHits
{
    /// <summary>For refusals.</summary>
    public const string Expected = "[{\"time\": 3.2, \"weight\": 1, \"kind\": \"door\", \"hard\": true}, 5.5, ...]";

    private const int MostHits = 1000;
    private const int LongestKind = 60;
    private const double LongestSeconds = 600;

    /// <summary>Marks of one moment, set twice.</summary>
    private const double SameSeconds = 0.001;

    /// <param name="list">The JSON array.</param>
    /// <param name="name">How it is called in what is wrong with it.</param>
    /// <param name="faults">Takes a sentence for everything that is wrong.</param>
    public static ImmutableArray<GivenHit> Read(JsonElement list, string name, List<string> faults)
    {
        var count = list.GetArrayLength();
        if (count is 0 or > MostHits)
        {
            faults.Add(count == 0 ? $"{name} holds no moments; write {Expected}." : $"{name} holds {count} moments; at most {MostHits} are accepted.");
            return [];
        }

        var hits = list.EnumerateArray().Select((entry, i) => Entry(entry, $"{name}: entry {i + 1}", faults)).OfType<GivenHit>();
        return Once(hits.OrderBy(hit => hit.Time).ThenByDescending(hit => hit.Weight));
    }

    private static GivenHit? Entry(JsonElement entry, string where, List<string> faults)
    {
        var before = faults.Count;
        var given = entry.ValueKind == JsonValueKind.Object ? entry.EnumerateObject().ToLookup(field => field.Name, field => field.Value) : null;
        if (given is not null && given.FirstOrDefault(field => field.Key is not ("time" or "weight" or "kind" or "hard")) is { } unknown)
        {
            faults.Add($"{where} has a field \"{unknown.Key}\"; there are time, weight, kind and hard.");
        }

        var time = Number(given is null ? entry : Field("time"));
        if (time is not (>= 0 and <= LongestSeconds)) faults.Add($"{where} needs a time between 0 and 600 seconds{Instead(given is null ? entry : Field("time"))}.");
        var weight = Field("weight") is { } weightField ? Number(weightField) : 1;
        if (weight is not (> 0 and <= 1)) faults.Add($"{where} has a weight outside 0 to 1{Instead(Field("weight"))}.");
        var hard = Field("hard")?.ValueKind ?? JsonValueKind.True;
        if (hard is not (JsonValueKind.True or JsonValueKind.False)) faults.Add($"{where}: hard is true or false{Instead(Field("hard"))}.");
        var kind = Field("kind") is { ValueKind: JsonValueKind.String } name ? name.GetString() : null;
        if (Field("kind") is { ValueKind: not JsonValueKind.String } || kind?.Length > LongestKind) faults.Add($"{where}: kind is a text of at most {LongestKind} letters.");
        if (faults.Count > before) return null;
        return new GivenHit { Time = time!.Value, Weight = weight!.Value, Kind = kind, Hard = hard == JsonValueKind.True };

        JsonElement? Field(string name) => given?.Contains(name) == true ? given[name].Last() : null;
    }

    private static double? Number(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var parsed) && double.IsFinite(parsed) ? parsed : null;

    private static string Instead(JsonElement? value) => value is { } given ? string.Create(CultureInfo.InvariantCulture, $", not {given.GetRawText()}") : "";

    private static ImmutableArray<GivenHit> Once(IEnumerable<GivenHit> hits)
    {
        var once = ImmutableArray.CreateBuilder<GivenHit>();
        foreach (var hit in hits)
        {
            if (once.Count == 0 || hit.Time - once[^1].Time > SameSeconds) once.Add(hit);
        }

        return once.ToImmutable();
    }
}
