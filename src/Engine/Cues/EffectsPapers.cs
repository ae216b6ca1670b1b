using Cuewright.Engine.Analysis;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Cues;

/// <summary>Writes the paper for effects.</summary>
public static class EffectsPapers
{
    private const int MostNamed = 3;
    private const int MostHeard = 8;

    public static EffectsPaper Draw(FoleySheet sheet, ClipAnalysis? clip, ulong seed, int take, double offsetSeconds, LoudnessReport? loudness) => new()
    {
        Title = TitleOf(sheet),
        Heard = HeardIn(sheet),
        Seen = clip?.Description,
        Seed = seed,
        Take = take + 1,
        Offset = offsetSeconds,
        Duration = SampleClock.SecondsAt(sheet.LengthSamples),
        SampleRate = SampleClock.Rate,
        Samples = sheet.LengthSamples,
        FrameRate = clip?.FrameRate,
        Effects = Effects(sheet, clip, offsetSeconds),
        Loudness = loudness,
        Decisions = sheet.Decisions,
    };

    public static CueEffects Effects(FoleySheet sheet, ClipAnalysis? clip, double offsetSeconds)
    {
        return new CueEffects(sheet.Place, [.. sheet.Events.Select(Event)], [.. sheet.Beds.Select(Bed)]);

        CueEffect Event(EffectCue cue) => new(
            At(cue.Seconds), FrameClock.FrameAt(clip, cue.Seconds, offsetSeconds), cue.Sound, cue.Length is { } length ? Math.Round(length, 3) : null,
            Math.Round(cue.Manner.Force, 3), Math.Round(cue.Manner.Size, 3), Math.Round(cue.Manner.Speed, 3),
            Math.Round(cue.Placing.Pan, 3), cue.Placing.PanEnd is { } end ? Math.Round(end, 3) : null, Math.Round(cue.Placing.Distance, 3), Math.Round(cue.LevelDb, 2), cue.Because);

        CueBed Bed(BedCue cue) => new(
            At(cue.Start), At(cue.End), cue.Sound, Math.Round(cue.Manner.Density, 3), Math.Round(cue.Placing.Pan, 3), Math.Round(cue.Placing.Distance, 3),
            [.. cue.Levels.Select(point => new CueLevel(At(point.Seconds), Math.Round(point.Db, 2)))], cue.Because);

        double At(double seconds) => Math.Round(offsetSeconds + seconds, 6);
    }

    /// <summary>"Knock on wood, door creak"; those that are heard first, each once.</summary>
    private static string TitleOf(FoleySheet sheet)
    {
        var title = string.Join(", ", NamesOf(sheet).Take(MostNamed));
        return title.Length == 0 ? "Silence" : char.ToUpperInvariant(title[0]) + title[1..];
    }

    private static string HeardIn(FoleySheet sheet)
    {
        var names = string.Join(", ", NamesOf(sheet).Take(MostHeard));
        return names.Length == 0 ? "silence" : $"{names}, in a place like this: {sheet.Place}";
    }

    private static IEnumerable<string> NamesOf(FoleySheet sheet) =>
        sheet.Events.Select(cue => (cue.Seconds, cue.Sound)).Concat(sheet.Beds.Select(cue => (Seconds: cue.Start, cue.Sound))).OrderBy(cue => cue.Seconds).Select(cue => cue.Sound).Distinct();
}
