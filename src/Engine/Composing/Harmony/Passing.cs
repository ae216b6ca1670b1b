using System.Collections.Immutable;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Data;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Composing.Harmony;

/// <summary>
/// Chords that lead from one into the next in the second half of a bar: inversions that make the bass step, now and then a
/// dominant borrowed from elsewhere. The nearer the end of the phrase, the more of them.
/// </summary>
internal static class Passing
{
    private const double First = 0.12;
    private const double Growth = 0.5;

    private static readonly Lazy<ImmutableArray<Leads>> Known = new(() => DataFile.Read<ImmutableArray<Leads>>("leading-chords.yaml"));

    /// <summary>A bar of one chord, with a second one where chance has it and the mode knows one that leads on.</summary>
    public static ImmutableArray<RomanChord> Between(ImmutableArray<RomanChord> chords, RomanChord next, Bar bar, Mode mode, Direction direction)
    {
        if (chords.Length > 1 || bar.Meter.Beats < 2 || bar.End - bar.Start < bar.Meter.BarTicks) return chords;
        var chance = direction.Chance($"passing {bar.Phrase.Idea} {bar.InPhrase}");
        if (!chance.Happens(First + (Growth * bar.InPhrase / bar.Phrase.Bars))) return chords;
        var (here, ways) = (chords[0], Into(next, mode));
        var fitting = ways.Where(way => way.Root != here.Root && way.Bass != here.Bass && here.Root != next.Root).ToArray();
        return fitting.Length == 0 ? chords : [here, chance.Pick(fitting)];
    }

    private static ImmutableArray<RomanChord> Into(RomanChord next, Mode mode)
    {
        if (next.Bass != next.Root) return [];
        var leads = Known.Value.FirstOrDefault(leads => leads.Modes.Contains(mode))?.Into ?? [];
        return leads.Where(lead => lead.Chord == next.Symbol.Split(Suffixes)[0]).Select(lead => lead.By).FirstOrDefault([]);
    }

    private static readonly char[] Suffixes = ['5', '6', '7', '9', '1', 'm', 'a', 's', 'd', '/'];

    /// <summary>What leads into the chords of some modes; a chord named twice is as much likelier.</summary>
    private sealed record Leads(ImmutableArray<Mode> Modes, ImmutableArray<Lead> Into);

    private sealed record Lead(string Chord, Progression Ways)
    {
        public ImmutableArray<RomanChord> By => Ways.Bars[0];
    }
}
