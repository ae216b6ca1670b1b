using System.Collections.Immutable;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Rendering.Performing;

/// <summary>When and how hard each tone of a chord is touched: hands roll, picks cross the strings, the top sings.</summary>
internal static class Strum
{
    /// <summary>Upward strokes touch the low strings less.</summary>
    private const double UpForce = 0.9;

    /// <summary>Milliseconds by which a tone comes after its moment, evenly around it; tones are numbered from the lowest.</summary>
    public static double DelayMs(Manner manner, long tick, int tone, int tones)
    {
        if (tones < 2 || manner.RollMs == 0) return 0;
        var place = (tone / (tones - 1.0)) - 0.5;

        // Few strings are crossed sooner than many.
        var width = manner.RollMs * Math.Min(1, (tones - 1) / 4.0);
        return width * (manner.Strummed && IsUp(tick) ? -place : place);
    }

    public static double Force(Manner manner, long tick, int tone, int tones)
    {
        if (tones < 2) return 1;
        var force = tone == tones - 1 ? manner.TopForce : tone > 0 && tones > 2 ? manner.InnerForce : 1;
        return manner.Strummed && IsUp(tick) ? force * (1 - ((1 - UpForce) * (tones - 1 - tone) / (tones - 1))) : force;
    }

    /// <summary>For each note, when its string is needed for another: the tick, or none.</summary>
    public static ImmutableArray<long?> Reused(Manner manner, ImmutableArray<Note> notes)
    {
        var freed = new long?[notes.Length];
        var holder = new int?[manner.Strings.Length];
        var taken = new long[manner.Strings.Length];
        Array.Fill(taken, -1);
        for (var i = 0; i < notes.Length && manner.Strings.Length > 0; i++)
        {
            var found = -1;
            for (var s = 0; s < manner.Strings.Length; s++)
            {
                if (manner.Strings[s] <= notes[i].Pitch && taken[s] != notes[i].Start) found = s;
            }

            if (found < 0) continue;
            if (holder[found] is { } before) freed[before] = notes[i].Start;
            (holder[found], taken[found]) = (i, notes[i].Start);
        }

        return [.. freed];
    }

    private static bool IsUp(long tick) => Ticks.Sixteenth(tick) != 0;
}
