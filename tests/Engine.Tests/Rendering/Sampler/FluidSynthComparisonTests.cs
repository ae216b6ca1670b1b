using System.Globalization;
using Cuewright.Engine.Music;
using Cuewright.Engine.Music.Midi;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Rendering.Sampler;

/// <summary>The same notes on the same bank must sound as they do from fluidsynth: pitch, level, attack, release.</summary>
[Trait("Category", "fluidsynth")]
public sealed class FluidSynthComparisonTests(ITestOutputHelper output)
{
    private const string FullBank = "/usr/share/sounds/sf2/MuseScore_General_Full.sf2";
    private const string SmallBank = "/usr/share/sounds/sf2/TimGM6mb.sf2";
    private const int NoteSamples = 48_000;
    private const int SlotSamples = 144_000;
    private const int TicksPerSlot = Ticks.PerQuarter * 6; // 3 s at 120 bpm

    /// <summary>Program, key, velocity; programs from 128 are drum kits, whose pitch is not compared.</summary>
    private static readonly (int Program, int Key, int Velocity)[] Notes =
    [
        (0, 36, 100), (0, 60, 30), (0, 60, 64), (0, 60, 120), (0, 84, 90), (4, 55, 80), (9, 84, 80), (11, 60, 90), (12, 60, 90),
        (16, 60, 100), (19, 48, 90), (24, 52, 90), (27, 64, 80), (30, 45, 100), (32, 40, 90), (33, 36, 70), (33, 43, 110),
        (38, 36, 100), (40, 67, 90), (42, 48, 90), (45, 60, 100), (46, 62, 80), (47, 41, 100), (48, 50, 60), (48, 72, 110), (49, 60, 80),
        (52, 60, 90), (56, 65, 100), (57, 50, 90), (60, 55, 90), (61, 60, 100), (65, 60, 90), (68, 70, 90), (71, 62, 90), (73, 76, 80),
        (82, 60, 90), (85, 60, 90), (88, 60, 90), (89, 55, 90), (95, 60, 90), (104, 60, 90), (108, 67, 90),
        (128, 36, 100), (128, 38, 60), (128, 42, 90), (128, 46, 90), (128, 49, 110), (128, 45, 100), (176, 36, 100),
    ];

    [Theory]
    [InlineData(FullBank)]
    [InlineData(SmallBank)]
    public async Task Notes_agree_with_fluidsynth(string bankPath)
    {
        Assert.True(File.Exists(bankPath), $"The comparison needs {bankPath} (Debian packages musescore-general-soundfont-lossless, timgm6mb-soundfont).");
        var (left, right) = await FluidSynth.RenderAsync(bankPath, Midi(), TestContext.Current.CancellationToken);
        using var bank = SoundFont.Open(bankPath);
        var failures = new List<string>();
        output.WriteLine("program key vel |  cents  |  dB L   dB R | attack ms ours/theirs | release ms ours/theirs");
        for (var i = 0; i < Notes.Length; i++)
        {
            var (program, key, velocity) = Notes[i];
            var ours = Play(bank, program, key, velocity);
            var slot = new Range(i * SlotSamples, (i + 1) * SlotSamples);
            var theirs = new NoteMeasure(left.AsSpan(slot), right.AsSpan(slot), NoteSamples);
            var hertz = 440 * Math.Pow(2, (key - 69) / 12.0);
            var cents = program >= 128 ? 0 : 1200 * Math.Log2(ours.Pitch(hertz) / theirs.Pitch(hertz));
            var row = string.Create(CultureInfo.InvariantCulture,
                $"{program,7} {key,3} {velocity,3} | {cents,7:F2} | {ours.LeftDb - theirs.LeftDb,6:F2} {ours.RightDb - theirs.RightDb,6:F2} | {ours.AttackMs,8:F1} {theirs.AttackMs,8:F1} | {ours.ReleaseMs,8:F1} {theirs.ReleaseMs,8:F1}");
            output.WriteLine(row);
            var agrees = Math.Abs(cents) <= 3
                && Math.Abs(ours.LeftDb - theirs.LeftDb) <= 1.5 && Math.Abs(ours.RightDb - theirs.RightDb) <= 1.5
                && Near(ours.AttackMs, theirs.AttackMs) && Near(ours.ReleaseMs, theirs.ReleaseMs);
            if (!agrees) failures.Add(row);
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    /// <summary>Within a tenth, or 6 ms: the reference starts notes and moves envelopes in blocks of 64 samples, up to three late.</summary>
    private static bool Near(double ours, double theirs) => Math.Abs(ours - theirs) <= Math.Max(6, 0.1 * theirs);

    private static NoteMeasure Play(SoundFont bank, int program, int key, int velocity)
    {
        var preset = program >= 128 ? bank.Find(128, program - 128) : bank.Find(0, program);
        var player = new SamplerPlayer(preset, SampleClock.Rate, gain: 1, options: SamplerOptions.Plain);
        var (left, right) = (new float[SlotSamples], new float[SlotSamples]);
        player.NoteOn(new(key, velocity));
        player.Process(left.AsSpan(0, NoteSamples), right.AsSpan(0, NoteSamples));
        player.NoteOff(key);
        player.Process(left.AsSpan(NoteSamples), right.AsSpan(NoteSamples));
        return new NoteMeasure(left, right, NoteSamples);
    }

    private static byte[] Midi()
    {
        var track = new MidiTrack();
        for (var i = 0; i < Notes.Length; i++)
        {
            var (program, key, velocity) = Notes[i];
            var channel = program >= 128 ? 9 : 0;
            var tick = (long)i * TicksPerSlot;
            if (i > 0) track.Control(tick - 1, 0, 120, 0);
            if (i > 0) track.Control(tick - 1, 9, 120, 0);
            track.Program(tick, channel, 0, program % 128);
            track.Note(channel, new Note(tick, Ticks.PerQuarter * 2, key, velocity));
        }

        track.Control((long)Notes.Length * TicksPerSlot, 0, 120, 0);
        var chunk = track.ToChunk();
        return [.. "MThd"u8, 0, 0, 0, 6, 0, 0, 0, 1, Ticks.PerQuarter >> 8, Ticks.PerQuarter & 0xFF, .. chunk];
    }
}
