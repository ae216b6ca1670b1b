using System.Collections.Concurrent;
using Cuewright.Engine.Rendering.Performing;

namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>
/// How far a preset's notes lie beside their pitch, beyond what lives. Heard by listening to each recording on each key
/// alone, loops, layers and all, so that what is tuned against each other stays so.
/// </summary>
internal sealed class Intonation(Preset preset)
{
    /// <summary>The lowest partials decide; a low rate makes listening cheap.</summary>
    private const int Rate = 12_000;
    private const int HeardSamples = 8_192;
    private const int AttackSamples = Rate / 12;

    /// <summary>Real instruments lie so far beside their pitch.</summary>
    private const double InTuneCents = 2.5;

    /// <summary>Noise, some bells and most drums have no pitch to be sure of; what is further off than this is meant so.</summary>
    private const double LeastCertainty = 0.15;
    private const double MostCents = 40;

    private static readonly SamplerOptions AsRecorded = new() { Intonation = false };

    [ThreadStatic]
    private static PitchMeter? Meter;

    private readonly ConcurrentDictionary<(int Key, nint Recording), float> _known = new();

    /// <summary>By how many cents a note is too high for its key.</summary>
    public float OffCents(int key, int velocity)
    {
        if (preset.First(key, velocity) is not { } zone) return 0;
        var recording = zone.Sample.Recording;
        return _known.TryGetValue((key, recording), out var cents)
            ? cents
            : _known.GetOrAdd((key, recording), (float)Listen(key, preset.TopVelocity(key, recording)));
    }

    private double Listen(int key, int velocity)
    {
        var (left, right) = (new float[AttackSamples + HeardSamples], new float[AttackSamples + HeardSamples]);
        var player = new SamplerPlayer(preset, Rate, options: AsRecorded);
        player.NoteOn(new NoteStart(key, velocity));
        player.Process(left, right);
        for (var i = 0; i < left.Length; i++) left[i] += right[i];
        var reading = (Meter ??= new PitchMeter(HeardSamples)).Read(left.AsSpan(AttackSamples), Rate, 440 * Math.Pow(2, (key - 69) / 12.0));
        if (reading.Certainty < LeastCertainty || Math.Abs(reading.Cents) > MostCents) return 0;
        return reading.Cents - Math.Clamp(reading.Cents, -InTuneCents, InTuneCents);
    }
}
