using System.Collections.Immutable;
using Cuewright.Engine.Foley.Words;

namespace Cuewright.Engine.Foley.Planning;

/// <summary>A stretch of time with what words ask of it.</summary>
internal sealed record Stretch(double Start, double End, WantedSounds Wanted);

/// <summary>The prompt holds for all the time; segments have their own words besides.</summary>
internal static class Stretches
{
    public static ImmutableArray<Stretch> Of(FoleyWishes wishes, double seconds)
    {
        var whole = Read(wishes.Prompt);
        if (wishes.Segments.IsEmpty) return [new Stretch(0, seconds, whole)];
        var starts = wishes.Segments.OrderBy(segment => segment.Start).Where(segment => segment.Start < seconds).ToArray();
        var own = starts.Select((segment, i) => new Stretch(segment.Start, i + 1 < starts.Length ? starts[i + 1].Start : seconds, Read(segment.Prompt)));
        return [.. whole.Sounds.IsEmpty && whole.Music is null ? [] : new[] { new Stretch(0, seconds, whole) }, .. own];
    }

    /// <summary>Who says nothing is not told that it was not understood.</summary>
    private static WantedSounds Read(string words) => string.IsNullOrWhiteSpace(words) ? WantedSounds.Nothing : WordReader.Read(words);
}
