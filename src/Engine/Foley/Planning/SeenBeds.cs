using Cuewright.Engine.Foley.Picture;
using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Foley.Words;

namespace Cuewright.Engine.Foley.Planning;

/// <summary>What goes on in the picture, unless words have named such a thing already.</summary>
internal static class SeenBeds
{
    private const double LeastConfidence = 0.5;

    public static IEnumerable<BedCue> Of(SeenSounds seen, IReadOnlyList<BedCue> asked, Weights weights, Forbidden forbidden)
    {
        foreach (var bed in seen.Beds)
        {
            if (bed.Confidence < Math.Max(LeastConfidence, weights.LeastStrength)) continue;
            var sound = SoundLibrary.Find(bed.Sound);
            if (!forbidden.Allows(sound) || asked.Any(other => SoundLibrary.Find(other.Sound).Family == sound.Family)) continue;
            yield return new BedCue
            {
                Start = bed.Start,
                End = bed.End,
                Sound = bed.Sound,
                Manner = bed.Manner,
                Placing = bed.Placing,
                Levels = bed.Levels.IsEmpty ? [new LevelPoint(bed.Start, weights.PictureDb)] : [.. bed.Levels.Select(point => point with { Db = point.Db + weights.PictureDb })],
                Because = bed.Because,
            };
        }
    }
}
