using System.Collections.Immutable;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Composing.Harmony;

/// <summary>
/// How phrases close: those that ask stay open, those that answer come home, and what leads into a higher section stays
/// open too. Phrases of one idea that play the same part close alike.
/// </summary>
internal sealed class Cadencing(ModeHarmony harmony, ModeHarmony common, HarmonicManner manner, Plan plan, Direction direction)
{
    /// <summary>Shorter phrases are over before they can turn.</summary>
    private const int LeastBars = 4;

    private readonly Dictionary<int, ImmutableArray<RomanChord>> _final = FinalBars(harmony, plan, direction);

    /// <summary>The chords of a bar that closes something, where the running ones would stand; null for all other bars.</summary>
    public ImmutableArray<RomanChord>? Closing(Bar bar, Progression running)
    {
        if (_final.TryGetValue(bar.Index, out var final)) return final;
        var phrase = bar.Phrase;
        if (phrase.Bars < LeastBars || manner == HarmonicManner.Still) return null;
        var opens = Opens(phrase);
        if (bar.EndsSection && opens && harmony.Turn is { } turn) return [running.Bars[bar.InPhrase % running.Bars.Length][0], turn.Bars[0][^1]];
        if (manner == HarmonicManner.Loop || IsVamp(running)) return null;
        var ways = opens ? Own(harmony.Open, common.Open) : Own(harmony.Closed, common.Closed);
        var fitting = ways.Where(way => way.Bars.Length * 2 <= phrase.Bars).ToArray();
        if (fitting.Length == 0) return null;
        var way = direction.Choose(opens ? "open" : "closed", fitting, plan.Ideas.IndexOf(phrase.Idea));
        var at = bar.InPhrase - (phrase.Bars - way.Bars.Length);
        return at < 0 ? null : way.Bars[at];
    }

    /// <summary>Two chords that go to and fro say all they have to say.</summary>
    public static bool IsVamp(Progression progression) => progression.Bars.SelectMany(bar => bar).Select(chord => chord.Symbol).Distinct().Count() <= 2;

    private bool Opens(Phrase phrase)
    {
        var next = phrase.Index + 1 < plan.Phrases.Length ? plan.Phrases[phrase.Index + 1] : null;
        if (next is null) return false;
        return phrase.Section == next.Section ? phrase.Turn % 2 == 0 : next.Section.Energy > phrase.Section.Energy;
    }

    private static ImmutableArray<Progression> Own(ImmutableArray<Progression> own, ImmutableArray<Progression> common) => own.IsEmpty ? common : own;

    /// <summary>The chords of the last bars before the final chord, by bar; never more than half of the piece, and of a single bar all.</summary>
    private static Dictionary<int, ImmutableArray<RomanChord>> FinalBars(ModeHarmony harmony, Plan plan, Direction direction)
    {
        var fitting = harmony.Cadences.Where(cadence => cadence.Bars.Length * 2 <= plan.Bars.Length).ToArray();
        if (fitting.Length == 0)
        {
            return plan.Bars.Length == 1 ? new() { [plan.Bars[0].Index] = [direction.Choose("cadence", harmony.Cadences).Bars[^1][^1]] } : [];
        }

        var cadence = direction.Choose("cadence", fitting);
        return cadence.Bars.Select((chords, i) => (plan.Bars[plan.Bars.Length - cadence.Bars.Length + i].Index, chords)).ToDictionary();
    }
}
