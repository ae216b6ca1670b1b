using System.Collections.Immutable;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Analysis.Listening;

/// <summary>What is heard in a clip, in one sentence.</summary>
public static class SoundWords
{
    public const string Unreadable = "Its sound could not be read.";

    /// <summary>More passages than these are counted, not listed.</summary>
    private const int MostListed = 3;

    public static string Of(SourceSound sound, double durationSeconds)
    {
        var clauses = new List<string>();
        if (Sum(sound.Silence) > 0.98 * durationSeconds) return "Its sound is silent.";
        if (sound.Speech.Length > 0) clauses.Add($"someone speaks{When(sound.Speech, durationSeconds)}");
        if (sound.Music.Length > 0) clauses.Add($"music is already there{When(sound.Music, durationSeconds)}");
        if (sound.Events.Length > 0) clauses.Add(sound.Events.Length == 1 ? $"a loud sound at {sound.Events[0].Seconds:0.0} s" : $"{sound.Events.Length} loud sounds");
        if (clauses.Count == 0) clauses.Add("it has a sound of its own, without speech or music");
        var sentence = string.Join("; ", clauses);
        return char.ToUpperInvariant(sentence[0]) + sentence[1..] + ".";
    }

    private static string When(ImmutableArray<Passage> passages, double durationSeconds)
    {
        if (Sum(passages) > 0.9 * durationSeconds) return " throughout";
        if (passages.Length > MostListed) return $" {passages.Length} times, {Sum(passages):0} s in all";
        var times = passages.Select(passage => $"{passage.StartSeconds:0.0} to {passage.EndSeconds:0.0} s").ToArray();
        return " from " + (times.Length == 1 ? times[0] : $"{string.Join(", ", times[..^1])} and {times[^1]}");
    }

    private static double Sum(ImmutableArray<Passage> passages) => passages.Sum(passage => passage.EndSeconds - passage.StartSeconds);
}
