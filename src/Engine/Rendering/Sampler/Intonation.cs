using System.Collections.Concurrent;
using System.Numerics.Tensors;
using Cuewright.Engine.Rendering.Performing;

namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>By how many cents a note is too high for its key: at first, and once its recording goes round in its loop.</summary>
internal readonly record struct OffPitch(float EarlyCents, float LateCents);

/// <summary>
/// How far a preset's notes lie beside their pitch, beyond what lives. Heard by listening to each recording on each key
/// alone, loops, layers and all, so that what is tuned against each other stays so.
/// </summary>
internal sealed class Intonation(Preset preset)
{
    /// <summary>The lowest partials decide; a low rate makes listening cheap.</summary>
    private const int Rate = 12_000;
    private const int AttackSamples = Rate / 20;
    private const int EarlySamples = 8_192;

    /// <summary>What goes on is heard for longer, and its later half by itself.</summary>
    private const int LateSamples = 16_384;
    private const int LongSamples = 2 * LateSamples;

    /// <summary>What dies away is heard where it is loud.</summary>
    private const double DyingPeak = 0.25;

    /// <summary>Sections and vibrato are no lines: only the middle of a longer time is their pitch.</summary>
    private const double WideCents = 6;

    /// <summary>Real instruments lie so far beside their pitch.</summary>
    private const double InTuneCents = 2;

    /// <summary>Noise, some bells and most drums have no pitch to be sure of; what is further off than this is meant so.</summary>
    private const double LeastCertainty = 0.15;
    private const double MostCents = 40;

    /// <summary>Sinks by less than this while held (in tenths of a decibel): it goes on in its loop.</summary>
    private const float HeldCentibels = 300;

    private static readonly SamplerOptions AsRecorded = new() { Intonation = false };

    [ThreadStatic]
    private static PitchMeter? Dying;

    [ThreadStatic]
    private static PitchMeter? Early;

    [ThreadStatic]
    private static PitchMeter? Late;

    [ThreadStatic]
    private static PitchMeter? Long;

    private readonly ConcurrentDictionary<(int Key, nint Recording), OffPitch> _known = new();

    public OffPitch Of(int key, int velocity)
    {
        if (preset.First(key, velocity) is not { } zone) return default;
        var recording = zone.Sample.Recording;
        return _known.TryGetValue((key, recording), out var off)
            ? off
            : _known.GetOrAdd((key, recording), Listen(zone, key, preset.TopVelocity(key, recording)));
    }

    private OffPitch Listen(Zone zone, int key, int velocity)
    {
        var goesOn = zone.Sample.Loop != LoopMode.None && zone[Generator.VolumeEnvelopeSustain] < HeldCentibels;
        var sound = Play(key, velocity, goesOn ? LongSamples : EarlySamples);
        if (!goesOn) return Always(Read(Dying ??= new PitchMeter(EarlySamples, DyingPeak), sound, key));
        var early = Read(Early ??= new PitchMeter(EarlySamples), sound, key);
        var late = Read(Late ??= new PitchMeter(LateSamples), sound[LateSamples..], key);
        if (early.WidthCents < WideCents && late.WidthCents < WideCents) return new OffPitch(Beside(early), Beside(late));
        return Always(Read(Long ??= new PitchMeter(LongSamples), sound, key));
    }

    private ReadOnlySpan<float> Play(int key, int velocity, int samples)
    {
        var (left, right) = (new float[AttackSamples + samples], new float[AttackSamples + samples]);
        var player = new SamplerPlayer(preset, Rate, options: AsRecorded);
        player.NoteOn(new NoteStart(key, velocity));
        player.Process(left, right);
        TensorPrimitives.Add(left, right, left);
        return left.AsSpan(AttackSamples);
    }

    private static PitchReading Read(PitchMeter meter, ReadOnlySpan<float> sound, int key)
    {
        meter.Forget();
        meter.Hear(sound);
        return meter.Read(Rate, 440 * Math.Pow(2, (key - 69) / 12.0));
    }

    private static OffPitch Always(in PitchReading reading) => new(Beside(reading), Beside(reading));

    private static float Beside(in PitchReading reading) => reading.Certainty < LeastCertainty || Math.Abs(reading.Cents) > MostCents
        ? 0
        : (float)(reading.Cents - Math.Clamp(reading.Cents, -InTuneCents, InTuneCents));
}
