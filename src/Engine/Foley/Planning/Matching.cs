using System.Collections.Immutable;
using Cuewright.Engine.Foley.Picture;
using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Foley.Words;

namespace Cuewright.Engine.Foley.Planning;

/// <summary>
/// Brings what is asked for and what is seen together: what words name and the picture shows is heard when it is shown. What
/// is seen and not named has a sound of its own, if it is plain enough.
/// </summary>
/// <param name="Cues">What is heard at what is seen.</param>
/// <param name="Left">What is asked for and was not seen.</param>
internal sealed record Matching(ImmutableArray<EffectCue> Cues, ImmutableArray<WantedSound> Left)
{
    /// <summary>What is seen to be twice as strong is not heard as twice as hard.</summary>
    private const double LeastForce = 0.25;
    private const double UsualSize = 0.3;

    public static Matching Of(ImmutableArray<WantedSound> wanted, ImmutableArray<SeenEvent> seen, string place, Weights weights, bool ignoresLook, Forbidden forbidden)
    {
        var cues = ImmutableArray.CreateBuilder<EffectCue>();
        var met = new HashSet<WantedSound>(ReferenceEqualityComparer.Instance);
        var counts = new Dictionary<WantedSound, int>(ReferenceEqualityComparer.Instance);
        foreach (var shown in seen)
        {
            var sight = Sight.Of(shown.Kind);
            var named = wanted.Where(sound => IsFree(sound) && sight.CanBe(SoundLibrary.Find(sound.Sound))).OrderBy(sound => sight.Families.IndexOf(SoundLibrary.Find(sound.Sound).Family)).FirstOrDefault();
            if (named is not null)
            {
                met.Add(named);
                counts[named] = counts.GetValueOrDefault(named) + 1;
                cues.Add(Heard(shown, SoundLibrary.Find(named.Sound).Contact ?? named.Sound, named.Manner, named.Placing.Distance, $"{shown.Because}, and \"{named.Said}\" was asked for", 0));
            }
            else if (!ignoresLook && weights.PictureCounts && shown.Strength >= weights.LeastStrength && sight.Usual(shown, place) is { } usual && forbidden.Allows(SoundLibrary.Find(usual)))
            {
                cues.Add(Heard(shown, usual, Manner.Usual, 1, shown.Because, weights.PictureDb));
            }
        }

        return new Matching(cues.ToImmutable(), [.. wanted.Where(sound => !met.Contains(sound))]);

        // What has its own time or number in the words does not wait for the picture once it is used up.
        bool IsFree(WantedSound sound) => sound.AtSeconds is null && sound.PerMinute is null && (sound.Count is not { } count || counts.GetValueOrDefault(sound) < count);
    }

    private static EffectCue Heard(SeenEvent seen, string sound, Manner manner, double distance, string because, double levelDb) => new()
    {
        Seconds = seen.Seconds,
        Sound = sound,
        Length = seen.Length > 0 ? seen.Length : null,
        Manner = manner with
        {
            Force = Math.Clamp(manner.Force * (LeastForce + seen.Strength) / 0.85, 0.05, 1),
            Speed = manner.Speed * seen.Speed,
        },
        Placing = new Placing
        {
            Pan = seen.Pan,
            PanEnd = seen.PanEnd,

            // Small in the picture is small or far; half of it is taken for distance.
            Distance = distance * Math.Sqrt(Math.Clamp(UsualSize / Math.Max(0.02, seen.Size), 0.5, 6)),
        },
        LevelDb = levelDb,
        Because = because,
    };
}
