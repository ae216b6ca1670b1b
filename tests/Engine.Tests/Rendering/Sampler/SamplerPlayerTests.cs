using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Tests.Dsp;

namespace Cuewright.Engine.Tests.Rendering.Sampler;

public sealed class SamplerPlayerTests
{
    [Theory]
    [InlineData(69, 480)]
    [InlineData(81, 960)]
    [InlineData(57, 240)]
    [InlineData(70.5, 523.45)]
    public void A_key_sounds_at_its_pitch(double key, double hertz)
    {
        var sound = Play(new TinyBank().Zone((Generator.SampleModes, 1)), key, 100, 48_000);
        Assert.InRange(Cents(Tone.Pitch(sound, hertz), hertz), -0.5, 0.5);
    }

    [Fact]
    public void A_looped_sine_stays_a_sine()
    {
        var sound = Play(new TinyBank().Zone((Generator.SampleModes, 1)), 66.3, 127, 48_000);
        var hertz = 480 * Math.Pow(2, (66.3 - 69) / 12);
        Assert.True(Tone.ResidualDb(sound.AsSpan(4800), hertz) < -70, $"{Tone.ResidualDb(sound.AsSpan(4800), hertz)} dB of anything else");
    }

    [Fact]
    public void A_note_without_loop_ends_with_its_sample()
    {
        var player = Player(new TinyBank().Zone(), out var bank);
        using (bank)
        {
            player.NoteOn(new(69, 100));
            var (left, right) = (new float[2000], new float[2000]);
            Assert.True(player.Process(left, right));
            Assert.NotEqual(0, left[1500]);
            player.Process(left, right);
            Assert.False(player.Process(left, right));
            Assert.All(left, sample => Assert.Equal(0, sample));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(63)]
    public void A_note_begins_at_the_sample_it_is_told_to(int silence)
    {
        var player = Player(Looped(), out var bank);
        using (bank)
        {
            var (left, right) = (new float[400], new float[400]);
            player.Process(left.AsSpan(0, silence), right.AsSpan(0, silence));
            player.NoteOn(new(69, 127));
            player.Process(left.AsSpan(silence), right.AsSpan(silence));

            // The sine starts at zero under an attack of a millisecond: the third sample is the first to be sure of.
            Assert.Equal(silence + 3, Array.FindIndex(left, sample => Math.Abs(sample) > 1e-5f), 2.0);
        }
    }

    [Fact]
    public void The_render_loop_allocates_nothing()
    {
        var player = Player(new TinyBank().Zone((Generator.SampleModes, 1), (Generator.VibratoLfoToPitch, 10), (Generator.ModulationEnvelopeToCutoff, 1000)), out var bank);
        using (bank)
        {
            var (left, right) = (new float[512], new float[512]);
            // Twice before it counts: the first hears each note alone, the second compares what it knows for the first time.
            Perform();
            Assert.Equal(0, Allocations.Of(() =>
            {
                for (var i = 0; i < 40; i++) Perform();
            }));

            void Perform()
            {
                for (var key = 40; key < 56; key++) player.NoteOn(new(key, 90));
                player.NoteOn(new(60, 80) { GlideFrom = 58, GlideSeconds = 0.05f, Variation = 0.3f, Neighbour = 1, Seconds = 0.1f });
                player.Express(0.5f);
                player.Vibrate(10);
                player.Process(left, right);
                for (var key = 40; key < 56; key++) player.NoteOff(key);
                player.Process(left, right);
            }
        }
    }

    [Theory]
    [InlineData(127, 0)]
    [InlineData(64, -11.91)]
    [InlineData(32, -23.95)]
    public void Velocity_sets_the_level_by_its_square(float velocity, double expectedDb)
    {
        var full = Tone.Rms(Play(Looped(), 69, 127, 9_600, SamplerOptions.Plain).AsSpan(4_800));
        Assert.Equal(expectedDb, Db(Tone.Rms(Play(Looped(), 69, velocity, 9_600, SamplerOptions.Plain).AsSpan(4_800)) / full), 0.1);
    }

    [Fact]
    public void Only_zones_that_hold_the_key_and_the_velocity_sound()
    {
        TinyBank Split() => new TinyBank().Zone((Generator.KeyRange, 60 | (72 << 8)), (Generator.VelocityRange, 50 | (99 << 8)), (Generator.SampleModes, 1));
        Assert.NotEqual(0, Tone.Rms(Play(Split(), 60, 50, 4_800)));
        Assert.NotEqual(0, Tone.Rms(Play(Split(), 72.3, 99, 4_800)));
        Assert.Equal(0, Tone.Rms(Play(Split(), 59, 50, 4_800)));
        Assert.Equal(0, Tone.Rms(Play(Split(), 60, 49, 4_800)));
        Assert.Equal(0, Tone.Rms(Play(Split(), 60, 100, 4_800)));
    }

    [Fact]
    public void Attack_decay_and_sustain_take_the_time_and_level_they_are_given()
    {
        // 0.25 s up, held for 0.25 s, then 96 dB a second down to 24 dB below full.
        var sound = Play(
            Looped((Generator.VolumeEnvelopeAttack, -2400), (Generator.VolumeEnvelopeHold, -2400), (Generator.VolumeEnvelopeDecay, 0), (Generator.VolumeEnvelopeSustain, 250)),
            69, 127, 48_000);
        var full = LevelAt(0.4);
        Assert.Equal(-6.02, Db(LevelAt(0.125) / full), 0.2);
        Assert.Equal(-9.6, Db(LevelAt(0.6) / full), 0.2);
        Assert.Equal(-24, Db(LevelAt(0.9) / full), 0.1);

        double LevelAt(double seconds) => Tone.Rms(sound.AsSpan((int)(seconds * 48_000) - 500, 1_000));
    }

    [Fact]
    public void A_released_note_falls_in_decibels_and_leaves_the_other_on_its_key_alone()
    {
        var player = Player(Looped((Generator.VolumeEnvelopeRelease, 0)), out var bank);
        using (bank)
        {
            var (left, right) = (new float[24_000], new float[24_000]);
            player.NoteOn(new(69, 127));
            player.Process(left, right);
            player.NoteOff(69);
            player.Process(left, right);
            Assert.Equal(-24, Db(Tone.Rms(left.AsSpan(17_000, 1_000)) / Tone.Rms(left.AsSpan(5_000, 1_000))), 0.3);
            player.Process(left, right);
            player.Process(left, right);
            Assert.False(player.Process(left, right));

            player.NoteOn(new(69, 127));
            player.NoteOn(new(69, 127));
            player.NoteOff(69);
            for (var i = 0; i < 5; i++) Assert.True(player.Process(left, right));
            Assert.True(Tone.Rms(left) > 0.01);
        }
    }

    [Fact]
    public void A_loop_that_lasts_until_the_release_is_left_then()
    {
        var player = Player(new TinyBank().Zone((Generator.SampleModes, 3), (Generator.VolumeEnvelopeRelease, 3000)), out var bank);
        using (bank)
        {
            var (left, right) = (new float[9_600], new float[9_600]);
            player.NoteOn(new(69, 127));
            player.Process(left, right);
            Assert.True(player.Process(left, right));
            player.NoteOff(69);
            player.Process(left, right);
            Assert.False(player.Process(left, right));
        }
    }

    [Fact]
    public void A_voice_silences_the_one_before_in_its_exclusive_class()
    {
        var player = Player(Looped((Generator.ExclusiveClass, 1)), out var bank);
        using (bank)
        {
            var (left, right) = (new float[48_000], new float[48_000]);
            player.NoteOn(new(57, 127));
            player.Process(left, right);
            player.NoteOn(new(69, 127));
            player.Process(left, right);
            Assert.True(Tone.ResidualDb(left.AsSpan(40_000), 480) < -60);
        }
    }

    [Fact]
    public void The_filter_is_three_decibels_down_at_its_cutoff()
    {
        const short CutoffAt480Hertz = 7050; // cents above 8.176 Hz
        var open = Tone.Rms(Play(Looped(), 69, 127, 9_600).AsSpan(4_800));
        Assert.Equal(-3.01, Db(Tone.Rms(Play(Looped((Generator.FilterCutoff, CutoffAt480Hertz)), 69, 127, 9_600).AsSpan(4_800)) / open), 0.1);
        Assert.InRange(Db(Tone.Rms(Play(Looped((Generator.FilterCutoff, CutoffAt480Hertz - 2400)), 69, 127, 9_600).AsSpan(4_800)) / open), -25, -23.5);
    }

    [Fact]
    public void Softer_notes_are_darker_and_so_is_less_expression()
    {
        var shares = new float[] { 20, 60, 100, 127 }.Select(velocity => HighShareDb(Play(Square(), 69, velocity, 9_600))).ToArray();
        Assert.Equal(shares.Order(), shares);
        Assert.InRange(shares[3] - shares[0], 5, 16);
        Assert.Equal(HighShareDb(Play(Square(), 69, 20, 9_600, SamplerOptions.Plain)), HighShareDb(Play(Square(), 69, 127, 9_600, SamplerOptions.Plain)), 0.5);

        var player = Player(Square(), out var bank);
        using (bank)
        {
            var (left, right) = (new float[9_600], new float[9_600]);
            player.Express(0.4f);
            player.NoteOn(new(69, 127));
            player.Process(left, right);
            Assert.True(HighShareDb(left) < shares[3] - 2);
        }
    }

    [Fact]
    public void The_hardest_velocity_of_a_recording_is_as_bright_wherever_the_bank_cuts_it()
    {
        var layered = new TinyBank { Samples = SquareWave }
            .Zone((Generator.SampleModes, 1), (Generator.VelocityRange, 80 << 8))
            .Zone((Generator.SampleModes, 1), (Generator.VelocityRange, 81 | (127 << 8)));
        Assert.Equal(HighShareDb(Play(Square(), 69, 80, 9_600)), HighShareDb(Play(layered, 69, 80, 9_600)), 0.01);
    }

    [Fact]
    public void A_modulator_moves_the_start_of_the_sample()
    {
        // At full velocity of a rising linear source, 127 of 128 parts.
        var moved = Play(new TinyBank().Zone((Generator.SampleModes, 1)).Modulator(0x0002, Generator.StartOffset, 128), 69, 127, 4_800);
        var fixedStart = Play(new TinyBank().Zone((Generator.SampleModes, 1), (Generator.StartOffset, 127)), 69, 127, 4_800);
        Assert.Equal(fixedStart, moved);
    }

    [Theory]
    [InlineData(-500, 1, 0)]
    [InlineData(0, 0.7071, 0.7071)]
    [InlineData(500, 0, 1)]
    public void Pan_keeps_the_power(short pan, double left, double right)
    {
        var player = Player(Looped((Generator.Pan, pan)), out var bank);
        using (bank)
        {
            var (one, other) = (new float[9_600], new float[9_600]);
            player.NoteOn(new(69, 127));
            player.Process(one, other);
            var power = Math.Sqrt(Math.Pow(Tone.Rms(one), 2) + Math.Pow(Tone.Rms(other), 2));
            Assert.Equal(left, Tone.Rms(one) / power, 0.001);
            Assert.Equal(right, Tone.Rms(other) / power, 0.001);
        }
    }

    [Fact]
    public void Expression_moves_without_a_step()
    {
        var player = Player(Looped(), out var bank, SamplerOptions.Plain);
        using (bank)
        {
            var (left, right) = (new float[4_800], new float[4_800]);
            player.NoteOn(new(69, 127));
            player.Process(left, right);
            var loud = Tone.Rms(left.AsSpan(2_400));
            player.Express(0.5f);
            player.Process(left, right);
            var steepest = 0f;
            for (var i = 1; i < left.Length; i++) steepest = Math.Max(steepest, Math.Abs(left[i] - left[i - 1]));
            Assert.True(steepest < 1.1 * loud * Math.Sqrt(2) * 2 * Math.PI * 480 / 48_000);
            Assert.Equal(0.25, Tone.Rms(left.AsSpan(4_320)) / loud, 0.01);
        }
    }

    private static readonly short[] SquareWave = [.. Enumerable.Range(0, TinyBank.Cycle * 20).Select(i => (short)(i / (TinyBank.Cycle / 2) % 2 == 0 ? 8_000 : -8_000))];

    private static TinyBank Square() => new TinyBank { Samples = SquareWave }.Zone((Generator.SampleModes, 1));

    /// <summary>All but the lowest partial.</summary>
    private static double HighShareDb(float[] sound) => Tone.ResidualDb(sound.AsSpan(sound.Length / 2), 480);

    private static TinyBank Looped(params (Generator, short)[] generators) => new TinyBank().Zone([(Generator.SampleModes, 1), .. generators]);

    private static double Db(double ratio) => 20 * Math.Log10(ratio);

    private static double Cents(double hertz, double reference) => 1200 * Math.Log2(hertz / reference);

    private static SamplerPlayer Player(TinyBank tiny, out SoundFont bank, SamplerOptions? options = null)
    {
        bank = tiny.Open();
        return new SamplerPlayer(bank.Find(0, 0), TinyBank.Rate, options: options);
    }

    private static float[] Play(TinyBank tiny, double key, float velocity, int samples, SamplerOptions? options = null)
    {
        var player = Player(tiny, out var bank, options);
        using (bank)
        {
            var (left, right) = (new float[samples], new float[samples]);
            player.NoteOn(new(key, velocity));
            player.Process(left, right);
            return left;
        }
    }
}
