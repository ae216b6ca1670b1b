using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics.Tensors;
using Cuewright.Engine.Data;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Rendering.Synths.Wavetable;

/// <summary>
/// One cycle of each spectrum, ready for each octave of pitch with fewer and fewer partials, so that none passes half the
/// sample rate. A partial has the same phase in all spectra: what lies between two of them is a spectrum too, not a beat.
/// </summary>
internal sealed class Table
{
    public const int MostPartials = 256;

    /// <summary>Sixteen samples to the highest partial: read along straight lines, what that adds stays below −60 dB.</summary>
    private const int LargestSize = 4096;
    private const int SmallestSize = 512;
    private const int Octaves = 8;

    private static readonly ConcurrentDictionary<string, Lazy<Table>> Known = new(StringComparer.Ordinal);
    private static readonly Lazy<ImmutableArray<TableOptions>> All = new(() => DataFile.Read<ImmutableArray<TableOptions>>("tables.yaml"));

    private readonly float[][][][] _cycles;

    private Table(TableOptions options)
    {
        var phases = Phases(options.Name);
        _cycles = [.. options.Rows.Select(row => row.Select(spectrum => Cycles(spectrum, phases)).ToArray())];
        if (_cycles.Any(row => row.Length != _cycles[0].Length)) throw new InvalidDataException($"The rows of table '{options.Name}' differ in length.");
    }

    /// <summary>Made on first use and kept.</summary>
    public static Table Find(string name) => Known.GetOrAdd(name, static name => new Lazy<Table>(() => new Table(
        All.Value.FirstOrDefault(table => table.Name == name) ?? throw new InvalidDataException($"No wavetable '{name}'.")))).Value;

    /// <summary>The octave whose highest partial stays in the band. Step: cycles a sample.</summary>
    public static int OctaveFor(double step)
    {
        var octave = 0;
        while (octave < Octaves && (MostPartials >> octave) * step > 0.45) octave++;
        return octave;
    }

    /// <summary>Samples of a cycle; arrays hold one more, the first again.</summary>
    public static int Size(int octave) => Math.Max(LargestSize >> octave, SmallestSize);

    /// <summary>Writes the cycle at a place of the table (0 to 1 along and across).</summary>
    public void Blend(int octave, double along, double across, float[] cycle)
    {
        var (column, right) = Split(along, _cycles[0].Length);
        var (row, lower) = Split(across, _cycles.Length);
        var target = cycle.AsSpan(0, Size(octave) + 1);
        target.Clear();
        Add(row, column, (1 - lower) * (1 - right));
        Add(row, column + 1, (1 - lower) * right);
        Add(row + 1, column, lower * (1 - right));
        Add(row + 1, column + 1, lower * right);

        void Add(int row, int column, double share)
        {
            if (share > 0) TensorPrimitives.MultiplyAdd(_cycles[row][column][octave], (float)share, cycle.AsSpan(0, Size(octave) + 1), cycle.AsSpan(0, Size(octave) + 1));
        }
    }

    private static (int Index, double Share) Split(double place, int count)
    {
        var at = Math.Clamp(place, 0, 1) * (count - 1);
        var index = Math.Min((int)at, Math.Max(0, count - 2));
        return (index, at - index);
    }

    private static float[][] Cycles(SpectrumOptions spectrum, double[] phases)
    {
        var amplitudes = Enumerable.Range(1, MostPartials).Select(spectrum.Amplitude).ToArray();
        var level = 1 / Math.Sqrt(amplitudes.Sum(amplitude => amplitude * amplitude));
        var waves = new float[Octaves + 1][];
        for (var octave = 0; octave <= Octaves; octave++)
        {
            var size = Size(octave);
            var wave = new double[size + 1];
            var sine = Enumerable.Range(0, size).Select(i => Math.Sin(2 * Math.PI * i / size)).ToArray();
            for (var partial = 1; partial <= MostPartials >> octave; partial++)
            {
                var amplitude = amplitudes[partial - 1] * level;
                if (amplitude < 1e-6) continue;
                var at = (int)(phases[partial - 1] * size);
                for (var i = 0; i <= size; i++, at = (at + partial) & (size - 1)) wave[i] += amplitude * sine[at];
            }

            waves[octave] = Array.ConvertAll(wave, sample => (float)sample);
        }

        return waves;
    }

    /// <summary>Scattered, so that partials do not meet in one peak; the first begins at 0.</summary>
    private static double[] Phases(string name)
    {
        var chance = new Seed(1).For(name).Begin();
        return [.. Enumerable.Range(0, MostPartials).Select(partial => partial == 0 ? 0 : chance.Next())];
    }
}
