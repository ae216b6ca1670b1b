using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Contacts;

/// <summary>Many small things at once: shards, splinters, pebbles, leaves, drops. Each rings for itself.</summary>
internal sealed record Grains
{
    /// <summary>How many, over how long. Null: as long as the gesture, and so many a second.</summary>
    public required double Count { get; init; }

    public double? Seconds { get; init; }

    /// <summary>0: evenly over that time. 2: most at its beginning, fewer and fewer.</summary>
    public double Sparser { get; init; }

    /// <summary>They come as a foot rolls: few, many, few.</summary>
    public bool Swells { get; init; }

    public required double LowHz { get; init; }

    public required double HighHz { get; init; }

    /// <summary>More below 1 lie low; above 1 high.</summary>
    public double Lean { get; init; } = 1;

    /// <summary>What they are of, if they ring; otherwise they are over after so many swings.</summary>
    public string? Material { get; init; }

    public double Rings { get; init; } = 1;

    public double Cycles { get; init; } = 6;

    /// <summary>In how many ways each of them rings.</summary>
    public int Modes { get; init; } = 1;

    /// <summary>Few loud and many soft: 1 mixed, 4 mostly soft.</summary>
    public double Uneven { get; init; } = 2.5;

    /// <summary>Rise or fall with every octave above the lowest.</summary>
    public double TiltDb { get; init; } = -3;

    public double ContactMs { get; init; } = 0.05;

    /// <summary>By what share of its pitch each rises a second, against what its pitch is: bubbles that come up.</summary>
    public double Glide { get; init; }

    /// <summary>Later ones are softer by so much at the end.</summary>
    public double FadesDb { get; init; }

    /// <summary>How far apart they lie.</summary>
    public double Width { get; init; } = 0.5;

    public void Make(Take take, double start, double asked, double gain, in Effort effort, Chance chance)
    {
        var seconds = Seconds is { } own ? own / effort.Speed : asked;
        var count = Number(Count * (Seconds is null ? asked * effort.Speed : 1) * effort.Density * Math.Sqrt(effort.Velocity), chance);
        var (low, high) = (LowHz / effort.Size, HighHz * effort.Opening / Math.Pow(effort.Size, 0.4));
        for (var i = 0; i < count; i++)
        {
            var share = Swells ? (chance.Next() + chance.Next()) / 2 : Math.Pow(chance.Next(), 1 + Sparser);
            var hertz = low * Math.Pow(high / low, Math.Pow(chance.Next(), 1 / Lean));
            var level = Math.Pow(chance.Next(), Uneven) * Decibels.ToGain((TiltDb * Math.Log2(hertz / low)) - (FadesDb * share));
            Add(take, start + (share * seconds), hertz, gain * effort.Noise * level, effort, chance);
        }
    }

    /// <summary>The mean number need not be whole.</summary>
    private static int Number(double mean, Chance chance) => (int)(mean * chance.Between(0.85, 1.15)) + (chance.Happens(mean % 1) ? 1 : 0);

    private void Add(Take take, double at, double hertz, double amplitude, in Effort effort, Chance chance)
    {
        var material = Material is null ? null : Modules.Material.Find(Material);
        var pan = chance.Between(-Width, Width);
        for (var mode = 0; mode < Modes; mode++)
        {
            take.Add(at, new Ring
            {
                Hertz = hertz,
                Seconds = material is null ? Cycles / hertz * chance.Between(0.6, 1.4) : material.Seconds(hertz) * Rings * chance.Between(0.5, 1.2),
                Amplitude = amplitude * chance.Between(0.4, 1),
                RiseSeconds = ContactMs / 1000 * effort.Contact,
                Glide = Glide,
                Pan = pan,
            });
            hertz *= chance.Between(1.3, 2.1);
        }
    }
}
