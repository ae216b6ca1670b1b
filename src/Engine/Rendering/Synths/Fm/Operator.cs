using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Fm;

/// <summary>One sine with its envelope.</summary>
internal sealed class Operator(OperatorOptions options, int sampleRate)
{
    private const float MiddleC = 60;
    private const float UsualVelocity = 90;
    private const float CyclesPerRadian = 1 / (2 * MathF.PI);

    private readonly double _ratio = options.Ratio * Math.Pow(2, options.Cents / 1200);
    private readonly float[] _bend = new float[SynthPlayer.GridSamples];
    private readonly float[] _sound = new float[SynthPlayer.GridSamples];
    private Adsr _envelope;
    private double _phase;
    private float _level;
    private float _last;
    private float _lastButOne;

    public OperatorOptions Options => options;

    public bool IsHeard => options.To.IsEmpty;

    public bool IsOver => _envelope.IsOver;

    /// <summary>What bends its phase in the stretch to come, in cycles; used up by <see cref="Run"/>.</summary>
    public Span<float> Bend => _bend;

    public double Hertz(double keyHertz) => options.Hz > 0 ? options.Hz : keyHertz * _ratio;

    /// <param name="note">What is played.</param>
    /// <param name="highest">The largest level that does not fold back.</param>
    /// <param name="scatter">The note's chances.</param>
    public void Start(in NoteStart note, double highest, ref Scatter scatter)
    {
        var octaves = (note.Key - MiddleC) / 12;
        var level = options.Level * Math.Pow(note.Velocity / UsualVelocity, 2 * options.VelocityToLevel)
            * Decibels.ToGain(-octaves * options.FallsDbPerOctave) * scatter.Between(0.96, 1.04);
        _level = (float)Math.Min(level, highest) * (IsHeard ? 1 : CyclesPerRadian);
        _envelope.Start(options.Envelope, sampleRate, Math.Pow(2, octaves * options.DecayKeyTrack));
        _phase = 0;
        (_last, _lastButOne) = (0, 0);
        Array.Clear(_bend);
    }

    public void Release() => _envelope.Release();

    /// <summary>The next stretch of its sound, to be read until the one after.</summary>
    /// <param name="hertz">Its frequency at present.</param>
    /// <param name="scale">Times its level (slow brightness).</param>
    /// <param name="samples">Length of the stretch.</param>
    public ReadOnlySpan<float> Run(double hertz, float scale, int samples)
    {
        var step = Math.Min(hertz / sampleRate, 0.49);
        var from = _envelope.Value * _level * scale;
        var to = _envelope.Advance(samples) * _level * scale;
        var slope = (to - from) / samples;
        if (options.Feedback > 0) RunFedBack((float)step, from, slope, samples);
        else RunStraight((float)step, from, slope);
        _phase += step * samples;
        _phase -= Math.Floor(_phase);
        _bend.AsSpan().Clear();
        return _sound.AsSpan(0, samples);
    }

    /// <summary>Eight at a time; a shorter stretch is worked out to the grid's end and cut.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunStraight(float step, float from, float slope)
    {
        ref var bend = ref MemoryMarshal.GetArrayDataReference(_bend);
        ref var sound = ref MemoryMarshal.GetArrayDataReference(_sound);
        var place = Vector256<float>.Indices;
        for (nuint i = 0; i < SynthPlayer.GridSamples; i += (nuint)Vector256<float>.Count)
        {
            var phase = (place * step) + Vector256.Create((float)_phase) + Vector256.LoadUnsafe(ref bend, i);
            var level = ((place + Vector256<float>.One) * slope) + Vector256.Create(from);
            (Sine.Of(phase) * level).StoreUnsafe(ref sound, i);
            place += Vector256.Create((float)Vector256<float>.Count);
        }
    }

    /// <summary>Bent by the mean of its last two values, which keeps it from hunting (as in the classic machine).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunFedBack(float step, float from, float slope, int samples)
    {
        var feedback = (float)options.Feedback * CyclesPerRadian * 0.5f;
        for (var i = 0; i < samples; i++)
        {
            var phase = (float)_phase + (step * i) + _bend[i] + (feedback * (_last + _lastButOne));
            _lastButOne = _last;
            _last = Sine.Of(phase);
            _sound[i] = _last * (from + (slope * (i + 1)));
        }
    }
}
