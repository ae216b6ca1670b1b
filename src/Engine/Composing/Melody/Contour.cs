using System.Collections.Immutable;
using Cuewright.Engine.Data;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Composing.Melody;

/// <summary>Shapes of motifs, drawn as tunes go: each step as likely as it is in songs after the one before.</summary>
internal static class Contour
{
    /// <summary>Steps are counted from −Widest to Widest in the table.</summary>
    private const int Widest = 5;

    /// <summary>Scale steps a motif may stray from where it began; it is to be sung in one breath.</summary>
    private const int Reach = 4;

    /// <summary>The manners that leave the table as it is.</summary>
    private const double UsualLeaps = 0.35;
    private const double UsualRepeats = 0.2;

    private static readonly Lazy<ImmutableArray<StepChances>> Table = new(() => DataFile.Read<ImmutableArray<StepChances>>("melody-steps.yaml"));

    /// <summary>For each note how many scale steps it lies from the first.</summary>
    public static ImmutableArray<int> Draw(int notes, MelodyManners manners, Chance chance)
    {
        var shape = new List<int>();
        var (at, step) = (0, chance.Happens(0.5) ? 1 : -1);
        for (var i = 0; i < notes; i++)
        {
            shape.Add(at);
            step = Next(step, at, manners, chance);
            at += step;
        }

        return [.. shape];
    }

    private static int Next(int step, int at, MelodyManners manners, Chance chance)
    {
        var chances = Table.Value.First(row => row.After == Math.Clamp(step, -3, 3)).Next;
        var ways = Enumerable.Range(-Widest, (2 * Widest) + 1).Where(way => Math.Abs(at + way) <= Reach).ToArray();
        return chance.Pick(ways, way => chances[way + Widest] * Math.Abs(way) switch
        {
            0 => manners.Repeats / UsualRepeats,
            1 => 1,
            2 => Math.Sqrt(manners.Leaps / UsualLeaps),
            _ => manners.Leaps / UsualLeaps,
        });
    }

    private sealed record StepChances(int After, ImmutableArray<double> Next);
}
