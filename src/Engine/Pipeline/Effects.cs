using Cuewright.Engine.Analysis;
using Cuewright.Engine.Foley;
using Cuewright.Engine.Foley.Picture;
using Cuewright.Engine.Foley.Planning;
using Cuewright.Engine.Foley.Playing;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Pipeline;

/// <summary>The sound effects of one take. They can be played again, the same to the sample, with what happens and what goes on separate.</summary>
internal sealed class Effects(FoleySheet sheet, Seed seed, bool loops)
{
    /// <summary>What is played round and round overlaps with itself for so long at most.</summary>
    private const double SeamSeconds = 3;

    public FoleySheet Sheet => sheet;

    public bool Loops => loops;

    /// <summary>The words ask for music, too: the composer's.</summary>
    public string? Music { get; private init; }

    public static Effects Plan(FoleyWishes wishes, ClipAnalysis? seen, long lengthSamples, Seed seed, bool loops)
    {
        var plan = FoleyPlanner.Plan(wishes, seen is null ? null : SightReader.Read(seen), lengthSamples, seed);
        return new Effects(plan.Sheet, seed, loops) { Music = plan.Music };
    }

    /// <summary>Heard alone, all of it is as loud as films are: talk would be −18.</summary>
    public const double AloneDb = 6;

    /// <param name="separate">What happens and what goes on are outputs of their own.</param>
    /// <param name="eventsDb">What happens, against its natural level.</param>
    /// <param name="bedsDb">What goes on.</param>
    public IMixSource Play(bool separate, double eventsDb, double bedsDb)
    {
        var leveled = sheet with { Events = [.. sheet.Events.Select(cue => cue with { LevelDb = cue.LevelDb + eventsDb })], Beds = [.. sheet.Beds.Select(bed => bed.Louder(bedsDb))] };
        return loops ? new RoundAndRound(new EffectsPlayer(Overlapping(leveled), seed, separate), sheet.LengthSamples) : new EffectsPlayer(leveled, seed, separate);
    }

    /// <summary>It goes on beyond its end; that is laid over its start, where the beds fade in as they fade out there.</summary>
    private static FoleySheet Overlapping(FoleySheet sheet)
    {
        var seconds = SampleClock.SecondsAt(sheet.LengthSamples);
        var seam = Math.Min(SeamSeconds, seconds);
        return sheet with
        {
            LengthSamples = sheet.LengthSamples + SampleClock.SamplesAt(seam),
            Beds = [.. sheet.Beds.Select(bed => bed.Start <= 0 && bed.End >= seconds ? bed with { End = seconds + seam, FadeInSeconds = seam, FadeOutSeconds = seam } : bed)],
        };
    }
}
