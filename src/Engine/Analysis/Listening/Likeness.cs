using System.Collections.Immutable;
using Cuewright.Engine.Data;

namespace Cuewright.Engine.Analysis.Listening;

/// <summary>What one cue says: how many spreads it lies from the centre, times the weight, and squared, times the bend.</summary>
internal sealed record CueWeight(Cue Cue, double Centre, double Spread, double Weight, double Bend)
{
    /// <summary>What lies further out than anything that was learned from says no more.</summary>
    private const double Furthest = 3;

    public double Say(double value)
    {
        var far = Math.Clamp((value - Centre) / Spread, -Furthest, Furthest);
        return (Weight * far) + (Bend * far * far);
    }
}

/// <summary>How much sound is like one kind of thing: a logistic sum over the cues.</summary>
internal sealed record Likeness(double Bias, ImmutableArray<CueWeight> Cues)
{
    private static readonly Lazy<ImmutableDictionary<string, Likeness>> Kinds =
        new(() => DataFile.Read<ImmutableDictionary<string, Likeness>>("sound-kinds.yaml"));

    public static Likeness Speech => Kinds.Value["speech"];

    public static Likeness Music => Kinds.Value["music"];

    /// <summary>0 to 1 for each frame; the cue tells where its values are found.</summary>
    public double[] Of(Func<Cue, double[]> valuesOf)
    {
        var sums = new double[valuesOf(Cues[0].Cue).Length];
        Array.Fill(sums, Bias);
        foreach (var cue in Cues)
        {
            var values = valuesOf(cue.Cue);
            for (var i = 0; i < sums.Length; i++) sums[i] += cue.Say(values[i]);
        }

        return [.. sums.Select(Logistic.Step)];
    }
}
