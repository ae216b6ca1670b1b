using System.Globalization;
using Cuewright.Engine.Briefing.Prompts;

namespace Cuewright.Engine.Briefing;

/// <summary>What the user is told about the words: what was understood, what was not, and where they lost against something firmer.</summary>
internal static class WordsTold
{
    /// <summary>More than this nobody reads.</summary>
    private const int MostUnderstood = 30;

    public static IEnumerable<Decision> Of(PromptReading words, Wishes wishes, double length)
    {
        if (wishes.Meter is null && words.Meter is { } meter) yield return new Decision("meter", meter.ToString(), "the words say so");
        foreach (var lost in Overruled(words, wishes)) yield return lost;
        if (words.LengthSeconds is { } said && Math.Abs(said - length) > 1)
        {
            yield return new Decision("length", Text($"{length:0.#} s"), Text($"the words say {said:0.#} s, but the picture or the duration that was set decides"));
        }

        if (words.Understood.Length > 0)
        {
            var more = words.Understood.Length > MostUnderstood ? " …" : "";
            yield return new Decision("words", $"understood: {string.Join(", ", words.Understood.Take(MostUnderstood))}{more}", "they shape what is played");
        }

        if (words.Unknown.Length > 0) yield return new Decision("words", $"not understood: {string.Join(", ", words.Unknown)}", "the lexicon does not hold these, so they changed nothing");
        foreach (var remark in words.Remarks) yield return remark;
    }

    /// <summary>What was fixed outside the prompt wins.</summary>
    private static IEnumerable<Decision> Overruled(PromptReading words, Wishes wishes)
    {
        if (wishes.Meter is { } meter && words.Meter is { } otherMeter && otherMeter != meter) yield return new Decision("meter", meter.ToString(), $"it was fixed; the words say {otherMeter}");
        if (wishes.Key is { } key && words.Key is { } otherKey && otherKey != key) yield return new Decision("key", key.ToString(), $"it was fixed; the words say {otherKey}");
        if (wishes.Bpm is { } bpm && words.Tempo is { } tempo && (bpm < tempo.LowBpm * 0.95 || bpm > tempo.HighBpm * 1.05))
        {
            yield return new Decision("tempo", Text($"{bpm:0.##} bpm"), Text($"it was fixed; the words say about {tempo.Bpm:0}"));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
