using System.Collections.Immutable;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Contacts;

/// <summary>
/// What things do to each other when they touch: one gesture made of parts, each of which strikes, rubs, sticks and slips or
/// scatters something. Knocks, steps, doors, breakage and all that hands do are such gestures.
/// </summary>
internal sealed record ContactSound : NamedSound
{
    public required ImmutableArray<Part> Parts { get; init; }

    /// <summary>How far in it the moment lies that is seen: the blow, not the swing before it.</summary>
    public double LeadSeconds { get; init; }

    /// <summary>Of what lasts: the gesture again and again. Null: one gesture as long as is asked.</summary>
    public Repeat? Repeat { get; init; }

    public override ISounding Begin(Manner manner, double seconds, Chance chance)
    {
        var take = new Take();
        var effort = Effort.Of(manner);
        if (Repeat is null) Make(take, 0, Kind == SoundKind.Lasting ? seconds : Seconds / effort.Speed, effort, chance);
        else MakeAgainAndAgain(Repeat, take, seconds, effort, chance);
        return take.Finish(LeadSeconds / effort.Speed);
    }

    private void MakeAgainAndAgain(Repeat repeat, Take take, double seconds, in Effort effort, Chance chance)
    {
        var gap = repeat.GapSeconds / effort.Speed / effort.Density;
        var count = 0;
        for (var at = 0.0; at < seconds; at += gap * Math.Max(0.2, 1 + chance.Bell(repeat.Jitter)))
        {
            Make(take, at, Seconds / effort.Speed, effort.Louder(chance.Bell(repeat.UnevenDb)), chance);
            if (repeat.RestEvery > 0 && ++count % repeat.RestEvery == 0) at += repeat.RestSeconds * chance.Between(0.5, 1.5) / effort.Density;
        }
    }

    private void Make(Take take, double at, double seconds, in Effort effort, Chance chance)
    {
        foreach (var part in Parts)
        {
            // Drawn in any case, so that what is left out does not change the rest.
            var own = new Chance(new Seed(chance.NextBits()));
            if (own.Happens(part.Probability)) part.Make(take, at, seconds, effort, own);
        }
    }
}

/// <summary>How often a gesture is made again, and how alike.</summary>
internal sealed record Repeat
{
    public required double GapSeconds { get; init; }

    /// <summary>Deviation of the gap, as a share of it.</summary>
    public double Jitter { get; init; } = 0.1;

    public double UnevenDb { get; init; } = 1.5;

    /// <summary>After so many there is a rest; 0: never.</summary>
    public int RestEvery { get; init; }

    public double RestSeconds { get; init; }
}
