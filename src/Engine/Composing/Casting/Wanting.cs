using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Data;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Composing.Casting;

/// <summary>
/// Finds work for the instruments a user asks for, where they are heard: each the part it has in the style, else one of its
/// kind, else one lent to the style; one of them sings the tune. They play throughout.
/// </summary>
internal sealed class Wanting
{
    /// <summary>A wish brings its player forward by so much velocity.</summary>
    private const int FrontVelocity = 8;

    /// <summary>Names of more words than these are of something else that bears the word: "tine electric piano" is no piano.</summary>
    private const int PlainWords = 2;

    private static readonly Lazy<ImmutableArray<PartSpec>> Lent = new(() => DataFile.Read<ImmutableArray<PartSpec>>("lent-parts.yaml"));

    private readonly Brief _brief;
    private readonly Palette _palette;
    private readonly List<PartSpec> _specs;
    private readonly Dictionary<string, Instrument> _given = [];

    private Wanting(Brief brief, Style style, Palette palette)
    {
        (_brief, _palette, _specs) = (brief, palette, [.. style.Parts]);
        var asked = brief.Wanted.Select(word => (Word: word, Best: Best(word))).Where(wish => wish.Best is not null).ToArray();
        var tonal = new List<(string Word, Instrument Best)>();
        foreach (var (word, best) in asked)
        {
            if (best!.Family is "drums" or "percussion" or "bass") TakeBeneath(word, best);
            else tonal.Add((word, best));
        }

        TakeAbove(tonal);
        foreach (var word in brief.Hinted.Where(word => !style.Never.Any(never => never == word || (Best(word) is { } best && CastingWords.Means(never, best))))) Welcome(word);
    }

    /// <summary>The parts with what was asked for worked in, and who was given which of them.</summary>
    public static (ImmutableArray<PartSpec> Parts, IReadOnlyDictionary<string, Instrument> Given) Of(Brief brief, Style style, Palette palette)
    {
        var wanting = new Wanting(brief, style, palette);
        return ([.. wanting._specs], wanting._given);
    }

    private Instrument? Best(string word) =>
        CastingWords.Best(word, _palette) is { } best && !CastingWords.Exclude(_brief.Excluded, best, PartRole.Lead) ? best : null;

    private bool Untuned => _brief.Excluded.Any(word => CastingWords.Means(word, PartRole.Lead));

    private IEnumerable<PartSpec> Open => _specs.Where(spec => !_given.ContainsKey(spec.Name) && !_brief.Excluded.Any(word => CastingWords.Means(word, spec.Role)));

    /// <summary>A drum kit needs a drummer's part, pitched percussion its own, a bass the bass.</summary>
    private void TakeBeneath(string word, Instrument best)
    {
        var own = Open.FirstOrDefault(spec => spec.Role is PartRole.Drums or PartRole.Bass && Known(spec, word, best) is not null);
        var part = own ?? Open.FirstOrDefault(Suits) ?? Lent.Value.First(Suits);
        Give(part, own is null ? best : Known(own, word, best)!);

        bool Suits(PartSpec spec) => best.Family == "bass" ? spec.Role == PartRole.Bass : spec.Play == Play.Drums && _palette[spec.Instruments[0]].IsDrumKit == best.IsDrumKit;
    }

    private void TakeAbove(List<(string Word, Instrument Best)> wishes)
    {
        string? singing = null;
        if (Singer(wishes) is { } singer && Tune() is { } tune)
        {
            Give(tune, Known(tune, singer.Word, singer.Best) ?? singer.Best);
            singing = singer.Word;
        }

        foreach (var (word, best) in wishes)
        {
            // Who sings alone accompanies itself too, where the style has a part for it.
            var own = Open.Where(spec => spec.Role is PartRole.Harmony or PartRole.Texture && Known(spec, word, best) is not null).MinBy(spec => spec.Role);
            if (own is not null) Give(own with { Role = PartRole.Harmony }, Known(own, word, best)!);
            else if (word != singing) Give(Loan(best), best);
        }
    }

    /// <summary>Who sings: one whom the style lets sing, else one with breath or bow, else the first that is no pad.</summary>
    private (string Word, Instrument Best)? Singer(List<(string Word, Instrument Best)> wishes)
    {
        if (Untuned) return null;
        var able = wishes.Where(wish => !CastingWords.IsBed(wish.Best)).ToArray();
        if (able.Length == 0) return null;
        var tune = Tune();
        return able.OrderBy(wish => tune is not null && Known(tune, wish.Word, wish.Best) is not null ? 0 : wish.Best.Sustains ? 1 : 2).First();
    }

    private PartSpec? Tune() => Open.FirstOrDefault(spec => spec.Play == Play.Melody) ?? (_specs.Exists(spec => spec.Play == Play.Melody) ? null : Lent.Value.First(spec => spec.Play == Play.Melody));

    /// <summary>Beside the tune a bed holds the chords, a voice of its own goes along with it, and what is struck strikes chords.</summary>
    private PartSpec Loan(Instrument best)
    {
        var play = !best.Sustains ? Play.Chords : CastingWords.IsBed(best) || Untuned ? Play.Sustain : Play.Counter;
        var lent = Lent.Value.First(spec => spec.Play == play);
        return _specs.Exists(spec => spec.Name == lent.Name) ? lent with { Name = $"{lent.Name} {best.Name}" } : lent;
    }

    /// <summary>What a genre or a place brings: it plays where the style knows it, else the tune if nobody was asked for.</summary>
    private void Welcome(string word)
    {
        if (Best(word) is not { } best) return;
        var own = Open.FirstOrDefault(spec => spec.Role is not (PartRole.Drums or PartRole.Bass) && Known(spec, word, best) is not null);
        if (own is not null) _given[own.Name] = Known(own, word, best)!;
        else if (best.Family is "drums" or "percussion" or "bass") TakeBeneath(word, best);
        else if (Tune() is { } tune && !CastingWords.IsBed(best)) Give(tune, best);
    }

    /// <summary>The one of a part's instruments that is meant: "cello" is the cello, "strings" whichever of them the style knows.</summary>
    private Instrument? Known(PartSpec spec, string word, Instrument best)
    {
        if (spec.Instruments.Contains(best.Name)) return best;
        if (CastingWords.Names(word, best)) return null;
        var meant = spec.Instruments.Where(name => CastingWords.Means(word, _palette[name]) && !CastingWords.Exclude(_brief.Excluded, _palette[name], spec.Role))
            .OrderBy(name => CastingWords.Says(word, name) ? 0 : 1).FirstOrDefault();
        if (meant is null) return null;
        return CastingWords.Says(word, meant) && meant.Split(' ').Length > PlainWords ? best : _palette[meant];
    }

    private void Give(PartSpec part, Instrument instrument)
    {
        var at = _specs.FindIndex(spec => spec.Name == part.Name);
        var front = part with { Levels = new Band(1, 5), Velocity = part.Velocity + FrontVelocity };
        if (at < 0) _specs.Add(front);
        else _specs[at] = front;
        _given[part.Name] = instrument;
    }
}
