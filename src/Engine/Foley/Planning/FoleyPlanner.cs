using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Foley.Picture;
using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Foley.Words;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Planning;

/// <summary>From what is asked for and what is seen to a sheet of effects: words say what is heard, the picture says when; each may stand alone.</summary>
public static class FoleyPlanner
{
    /// <summary>After the last of what was asked for there is room for it to die away.</summary>
    private const double AfterSeconds = 1.5;
    private const double LongestSeconds = 600;

    /// <summary>How long the words want it to be; null where what they ask for fits into the usual length.</summary>
    public static double? LengthAsked(string prompt, double usualSeconds)
    {
        var wanted = WordReader.Read(prompt);
        if (wanted.Seconds is { } seconds) return seconds;
        var counted = wanted.Sounds.Where(sound => !sound.GoesOn && sound.PerMinute is null).ToImmutableArray();
        var last = new Timetable(0, LongestSeconds, new Weights(0.5), new Seed(1)).Fill(counted).Events.Select(cue => cue.Seconds + (cue.Length ?? 0)).DefaultIfEmpty().Max();
        return last + AfterSeconds > usualSeconds ? last + AfterSeconds : null;
    }

    /// <param name="wishes">What the user wants.</param>
    /// <param name="seen">Null without a picture.</param>
    /// <param name="lengthSamples">Of all that is heard.</param>
    /// <param name="seed">Of this take.</param>
    internal static Plan Plan(FoleyWishes wishes, SeenSounds? seen, long lengthSamples, Seed seed)
    {
        var seconds = SampleClock.SecondsAt(lengthSamples);
        var weights = new Weights(seen is null ? Math.Max(0.5, wishes.Literalness) : wishes.Literalness);
        var stretches = Stretches.Of(wishes, seconds);
        var forbidden = stretches.Aggregate(WordReader.Forbid(wishes.Negative), (all, stretch) => all.And(stretch.Wanted.Forbidden));
        var place = stretches.Select(stretch => stretch.Wanted.Place).FirstOrDefault(name => name is not null) ?? (wishes.IgnoresLook ? null : seen?.Place) ?? UsualPlace.Of(stretches.SelectMany(stretch => stretch.Wanted.Sounds).Select(sound => sound.Sound));
        var events = new List<EffectCue>();
        var beds = new List<BedCue>();
        var decisions = new List<Decision>();
        foreach (var stretch in stretches)
        {
            var wanted = weights.WordsCount ? stretch.Wanted.Sounds.Where(sound => forbidden.Allows(SoundLibrary.Find(sound.Sound))).ToImmutableArray() : [];
            decisions.AddRange(stretch.Wanted.Decisions);
            var within = seen is null ? [] : seen.Events.Where(sight => sight.Seconds >= stretch.Start && sight.Seconds < stretch.End).ToImmutableArray();
            var matched = Matching.Of(wanted, within, place, weights, wishes.IgnoresLook, forbidden);
            events.AddRange(matched.Cues);
            var timed = new Timetable(stretch.Start, stretch.End, weights, seed).Fill(matched.Left);
            events.AddRange(timed.Events);
            beds.AddRange(timed.Beds);
        }

        if (seen is not null && !wishes.IgnoresLook && weights.PictureCounts) beds.AddRange(SeenBeds.Of(seen, beds, weights, forbidden));
        decisions.Add(new Decision("place", place, stretches.Any(stretch => stretch.Wanted.Place is not null) ? "the words say so" : seen?.Place is null ? "such things are usually heard there" : "the picture looks like it"));
        var sheet = new FoleySheet
        {
            LengthSamples = lengthSamples,
            Place = place,
            Events = [.. events.Where(cue => cue.Seconds >= 0 && cue.Seconds < seconds).OrderBy(cue => cue.Seconds)],
            Beds = [.. beds.OrderBy(cue => cue.Start)],
            Decisions = [.. decisions],
        };
        var music = forbidden.Music ? "" : string.Join(", ", stretches.Select(stretch => stretch.Wanted.Music).OfType<string>().Distinct());
        return new Plan(Casting.Of(sheet, wishes.Effort, seed), music.Length > 0 ? music : null);
    }
}

/// <summary>What is to be heard, and what the words ask the composer for, if anything.</summary>
internal sealed record Plan(FoleySheet Sheet, string? Music);
