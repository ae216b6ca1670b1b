using System.Collections.Immutable;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Mastering;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Tests.Mixing;
using Cuewright.Engine.Time;
using static Cuewright.Engine.Tests.Dsp.Signals;

namespace Cuewright.Engine.Tests.Mastering;

/// <summary>Music with a voice over it, as it is delivered.</summary>
public sealed class ProgrammeTests
{
    private const double Seconds = 16;
    private const double Lead = 1.25;
    private const double Tail = 0.5;

    /// <summary>A sentence, a breath of 0.6 s, the rest of it, and another one later; from the start of the music.</summary>
    private static readonly ImmutableArray<Passage> Speech = [new(2, 4), new(4.6, 6), new(10, 12)];

    private static readonly Lazy<Finished> WithVoice = new(() => new Finished(Bands.Dense(Seconds), Separation.Roles));

    [Fact]
    public void Speech_stands_10_to_14_LU_above_the_music_while_someone_talks()
    {
        var made = WithVoice.Value;
        foreach (var said in Speech) Assert.InRange(Loudness(made.Voice, said) - Loudness(made.Music, said), 10, 14);
    }

    [Fact]
    public void The_music_is_back_within_1_2_seconds_and_does_not_pump_in_a_breath()
    {
        var made = WithVoice.Value;
        var usual = Level(8.5);
        Assert.InRange(usual - Level(3), 7, 14);
        foreach (var end in new[] { 6.0, 12.0 }) Assert.InRange(usual - Level(end + 1.25), -1, 1);
        for (var seconds = 3.9; seconds < 4.7; seconds += 0.1) Assert.Equal(Level(3), Level(seconds), 1.5);

        // The band is noise without end, so that any move of its level is a move of the fader: 8 dB would be heard, the glue is not.
        double Level(double seconds) => LevelDb(made.Music.AsSpan((int)((Lead + seconds - 0.05) * Rate), Rate / 10));
    }

    [Theory]
    [InlineData(Separation.Roles)]
    [InlineData(Separation.Parts)]
    internal void The_stems_and_the_kept_sound_sum_to_what_is_delivered(Separation separation)
    {
        var made = new Finished(Bands.Pop(Seconds), separation);
        var worst = made.Whole.Select((sample, i) => Math.Abs(sample - made.Music[i] - made.Voice[i])).Max();
        Assert.InRange(Decibels.FromGain(worst + 1e-12), double.NegativeInfinity, -100);
    }

    [Fact]
    public void All_of_it_together_meets_the_target()
    {
        var report = WithVoice.Value.Report;
        Assert.Equal(-14, report.IntegratedLufs, 0.1);
        Assert.InRange(report.TruePeakDb, -9, -1);
    }

    [Fact]
    public void Music_begins_where_it_should_and_what_is_around_it_is_not_faded()
    {
        var made = WithVoice.Value;
        Assert.All(made.Music[..(int)(Lead * Rate)], sample => Assert.Equal(0, sample));
        Assert.InRange(LevelDb(made.Music.AsSpan((int)((Lead + 0.1) * Rate), Rate / 10)), -30, 0);
        Assert.Equal(LevelDb(made.Voice.AsSpan(..(Rate / 100))), LevelDb(made.Voice.AsSpan(^(Rate / 100)..)), 3.0);
    }

    private static double Loudness(float[] sound, Passage said)
    {
        var meter = new LoudnessMeter(Rate);
        var span = sound.AsSpan((int)((Lead + said.StartSeconds) * Rate)..(int)((Lead + said.EndSeconds) * Rate));
        meter.Process(span, span);
        return meter.Integrated;
    }

    /// <summary>Syllables of noise where someone talks; before and after the music the room is heard.</summary>
    private static float[] Voice()
    {
        var noise = Noise(Lead + Seconds + Tail, -20, 9);
        return [.. noise.Select((x, i) =>
        {
            var at = ((double)i / Rate) - Lead;
            if (at is < 0 or >= Seconds) return 0.03f * x;
            return Speech.Any(said => said.Holds(at)) ? x * (float)Math.Pow(Math.Sin(Math.PI * 4 * at), 2) : 0;
        })];
    }

    private sealed class Finished
    {
        public Finished(SyntheticPart[] band, Separation separation)
        {
            var cancel = TestContext.Current.CancellationToken;
            var around = new Surroundings((long)(Lead * Rate), (long)(Tail * Rate));
            using var stems = new SyntheticStems(4096, [.. band]);
            var programme = Programme.Of(Mix.Record(new Mixer(stems, Plan(band), Separation.None), around, null, cancel), around, MixSettings.Default.Master, cancel);
            Voice = ProgrammeTests.Voice();
            var heard = new LoudnessHistory();
            heard.Hear(Voice, Voice);
            var gainDb = KeptSound.SpeechGainDb(heard.Of(Speech.Select(said => new Passage(said.StartSeconds + Lead, said.EndSeconds + Lead))), programme.MusicLufs);
            new KeptSoundStrip(KeptSound.All with { GainDb = gainDb }).Process(0, Voice, Voice.ToArray());
            programme.MakeRoom(Ducking.Under(
                Ducking.Joined(Speech).Select(said => new Utterance(said.StartSeconds, said.EndSeconds, heard.Of(new Passage(said.StartSeconds + Lead, said.EndSeconds + Lead)) + gainDb)), programme.Music));
            programme.Add(0, Voice, Voice);

            var master = Master.Of(programme, LoudnessTarget.Default, cancel);
            (Whole, Music) = (new float[master.LengthSamples], new float[master.LengthSamples]);
            var right = new float[master.LengthSamples];
            Assert.Equal(Whole.Length, master.Read().Read(Whole, right));
            var meter = new LoudnessMeter(Rate);
            meter.Process(Whole, right);
            Report = meter.Report();
            master.Level(0, Voice, Voice.ToArray());
            using var again = new SyntheticStems(500, [.. band]);
            var reader = master.ReadStems(new Mixer(again, Plan(band), separation));
            for (var at = (int)master.MusicStart; reader.Read(cancel) is > 0 and var length; at += length)
            {
                for (var stem = 0; stem < reader.Names.Length; stem++)
                {
                    for (var i = 0; i < length; i++) Music[at + i] += reader.Left(stem).Span[i];
                }
            }
        }

        public float[] Whole { get; }

        public float[] Music { get; }

        public float[] Voice { get; }

        public LoudnessReport Report { get; }

        private static MixPlan Plan(SyntheticPart[] band) => new(MixSettings.Default, [.. band.Select(_ => 0.0)], Rides.None);
    }
}
