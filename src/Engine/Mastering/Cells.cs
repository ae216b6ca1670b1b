using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mastering;

/// <summary>
/// What the dynamics of a master depend on, measured once for each short cell of the toned mix: its true peak and its
/// K-weighted energy. Gains move much more slowly than a cell lasts, so loudness and peak under any gain curve follow
/// from the cells alone; trying a curve costs a hundredth of processing the sound.
/// </summary>
internal sealed class Cells
{
    public const int Samples = 32;

    public const double PerSecond = (double)SampleClock.Rate / Samples;

    private const int Block = 128 * Samples;

    private const int PerHop = (int)(PerSecond / 10);

    private Cells(int count)
    {
        PeakDb = new float[count];
        Energy = new float[count];
    }

    public int Count => PeakDb.Length;

    /// <summary>True peak of the louder channel. A peak may show up to half a cell late (the detector's delay).</summary>
    public float[] PeakDb { get; }

    /// <summary>K-weighted mean square, summed over the channels.</summary>
    public float[] Energy { get; }

    /// <summary>Of a mix through a tone, or as it is.</summary>
    public static Cells Measure(Mix mix, Tone? tone, CancellationToken cancel)
    {
        var cells = new Cells((int)((mix.LengthSamples + Samples - 1) / Samples));
        var sound = new[] { new float[Block], new float[Block] };
        var weighted = new[] { new float[Block], new float[Block] };
        var envelope = new[] { new float[Block], new float[Block] };
        var detectors = new[] { new TruePeak(), new TruePeak() };
        var filter = tone?.Filter() ?? new StereoFilter();
        var weighting = KWeighting.Create(SampleClock.Rate);
        var crew = new Crew(Environment.ProcessorCount);
        Action<int> measure = job =>
        {
            if (job == 2) weighting.Process(sound[0], sound[1], weighted[0], weighted[1]);
            else detectors[job].Process(sound[job], envelope[job]);
        };

        for (var start = 0L; start < mix.LengthSamples; start += Block)
        {
            cancel.ThrowIfCancellationRequested();
            var count = (int)Math.Min(Block, mix.LengthSamples - start);
            mix.Read(start, sound[0].AsSpan(0, count), sound[1].AsSpan(0, count));
            sound[0].AsSpan(count).Clear();
            sound[1].AsSpan(count).Clear();
            filter.Process(sound[0], sound[1], sound[0], sound[1]);
            crew.Do(3, measure);
            for (var into = 0; into < count; into += Samples)
            {
                var cell = (int)((start + into) / Samples);
                cells.PeakDb[cell] = Peak(envelope[0].AsSpan(into, Samples), envelope[1].AsSpan(into, Samples));
                cells.Energy[cell] = MeanSquare(weighted[0].AsSpan(into, Samples), weighted[1].AsSpan(into, Samples));
            }
        }

        return cells;
    }

    /// <summary>The same cells under a slow gain of so many decibels each.</summary>
    public Cells Ridden(ReadOnlySpan<float> ridesDb)
    {
        var ridden = new Cells(Count);
        for (var cell = 0; cell < Count; cell++)
        {
            ridden.PeakDb[cell] = PeakDb[cell] + ridesDb[cell];
            ridden.Energy[cell] = Energy[cell] * (float)Decibels.ToPower(ridesDb[cell]);
        }

        return ridden;
    }

    /// <summary>Integrated loudness under gains in dB at the cells' edges.</summary>
    public double Integrated(ReadOnlySpan<float> gainsDb)
    {
        const int hopsPerBlock = 4;
        var gate = new LoudnessGate();
        Span<double> hops = stackalloc double[hopsPerBlock];
        for (var hop = 0; (hop + 1) * PerHop <= Count; hop++)
        {
            var sum = 0.0;
            for (var cell = hop * PerHop; cell < (hop + 1) * PerHop; cell++)
            {
                // 10^(x/20) of the sum of both edges is the power gain at their mean.
                sum += Energy[cell] * Math.Exp((gainsDb[cell] + gainsDb[cell + 1]) * (Math.Log(10) / 20));
            }

            hops[hop % hopsPerBlock] = sum / PerHop;
            if (hop >= hopsPerBlock - 1) gate.Add((hops[0] + hops[1] + hops[2] + hops[3]) / hopsPerBlock);
        }

        return gate.Gated(10);
    }

    public double Integrated() => Integrated(new float[Count + 1]);

    private static float Peak(ReadOnlySpan<float> left, ReadOnlySpan<float> right) =>
        (float)Decibels.FromGain(Math.Max(1e-6f, Math.Max(TensorPrimitives.Max(left), TensorPrimitives.Max(right))));

    private static float MeanSquare(ReadOnlySpan<float> left, ReadOnlySpan<float> right) =>
        (TensorPrimitives.SumOfSquares(left) + TensorPrimitives.SumOfSquares(right)) / Samples;
}
