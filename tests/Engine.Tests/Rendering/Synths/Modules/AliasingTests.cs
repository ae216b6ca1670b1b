using Cuewright.Engine.Rendering.Synths;
using Cuewright.Engine.Rendering.Synths.Analogue;
using Cuewright.Engine.Rendering.Synths.Fm;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Rendering.Synths.Wavetable;
using Cuewright.Engine.Tests.Rendering.Sampler;

namespace Cuewright.Engine.Tests.Rendering.Synths.Modules;

/// <summary>What lies between the partials of a steady high note has folded back from above half the sample rate.</summary>
public sealed class AliasingTests
{
    private static readonly AdsrOptions Steady = new() { AttackSeconds = 0.001 };

    private static readonly Dictionary<string, SynthPreset> Plain = new()
    {
        ["saw"] = Analogue(new OscillatorOptions()),
        ["pulse"] = Analogue(new OscillatorOptions { Wave = Wave.Pulse, Width = 0.23 }),
        ["triangle"] = Analogue(new OscillatorOptions { Wave = Wave.Triangle }),
        ["sine"] = Analogue(new OscillatorOptions { Wave = Wave.Sine }),
        ["synced saw"] = Analogue(new OscillatorOptions { Sync = true, Semitones = 7.3 }),
        ["ladder"] = Analogue(new OscillatorOptions()) with
        {
            Filter = new FilterOptions { Kind = FilterKind.Ladder, CutoffHz = 3_000, Resonance = 0.5, KeyTrack = 0, Drive = 1.5 },
        },
        ["fm"] = new FmPreset
        {
            Name = "fm",
            DriftCents = 0,
            Operators = [new() { Envelope = Steady }, new() { To = [1], Ratio = 14, Level = 2, Envelope = Steady }, new() { To = [1], Level = 3, Envelope = Steady }],
        },
        ["fed back"] = new FmPreset
        {
            Name = "fed back",
            DriftCents = 0,
            Operators = [new() { Envelope = Steady }, new() { To = [1], Level = 1, Feedback = 0.8, FallsDbPerOctave = 6, Envelope = Steady }],
        },
        ["wavetable"] = new WavetablePreset
        {
            Name = "wavetable",
            DriftCents = 0,
            Amplifier = Steady,
            Layers = [new() { Table = "soft to bright", Along = 1, Voices = 1 }],
            Filter = new FilterOptions { Kind = FilterKind.LowPass12 },
        },
    };

    public static TheoryData<string, int> Notes
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var name in Plain.Keys)
            {
                foreach (var key in new[] { 45, 64, 79, 91, 103 }) data.Add(name, key);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Notes))]
    public void Nothing_folds_back_above_60_dB_under_the_note(string name, int key)
    {
        var sound = Played.Mono(Played.Note(Plain[name], key, 90, 1.1, 1.1));
        var (power, binHz) = Spectrum.Of(sound, 32_768, 12_000);
        var f0 = 440 * Math.Pow(2, (key - 69) / 12.0);
        var (between, all) = (0.0, 0.0);

        // Nobody hears above 18 kHz what the band-limiting leaves there.
        for (var bin = 10; bin * binHz < 18_000; bin++)
        {
            var partial = bin * binHz / f0;
            all += power[bin];
            if (Math.Abs(partial - Math.Round(partial)) * f0 > 8 * binHz || partial < 0.5) between += power[bin];
        }

        Assert.True(all > 1e-6, "no sound");
        Assert.True(10 * Math.Log10(between / all) < -60, $"{10 * Math.Log10(between / all):0.0} dB");
    }

    [Theory]
    [MemberData(nameof(Notes))]
    public void Every_note_is_in_tune_within_a_cent(string name, int key)
    {
        var sound = Played.Mono(Played.Note(Plain[name], key, 90, 1.1, 1.1));
        var f0 = 440 * Math.Pow(2, (key - 69) / 12.0);
        var cents = 1200 * Math.Log2(Tone.Pitch(sound.AsSpan(4_800, 48_000), f0) / f0);
        Assert.InRange(cents, -1, 1);
    }

    private static AnaloguePreset Analogue(OscillatorOptions oscillator) => new()
    {
        Name = "plain",
        DriftCents = 0,
        Oscillators = [oscillator],
        Amplifier = Steady,
        Filter = new FilterOptions { Kind = FilterKind.LowPass12 },
    };
}
