using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Sampler;

namespace Cuewright.Engine.Tests.Rendering.Sampler;

public sealed class SamplerNuanceTests
{
    [Fact]
    public void Two_notes_of_different_variation_are_never_the_same_but_close()
    {
        var one = Play(Looped(), new(69, 100) { Variation = 0.3f });
        var other = Play(Looped(), new(69, 100) { Variation = 0.31f });
        Assert.Equal(one, Play(Looped(), new(69, 100) { Variation = 0.3f }));
        Assert.NotEqual(one, other);
        Assert.InRange(Db(Tone.Rms(one) / Tone.Rms(other)), -1, 1);
        Assert.InRange(1200 * Math.Log2(Tone.Pitch(one, 480) / Tone.Pitch(other, 480)), -4, 4);
    }

    [Fact]
    public void A_neighbouring_recording_sounds_pitched_back()
    {
        using var bank = SoundFont.Open("/usr/share/sounds/sf2/TimGM6mb.sf2");
        var violin = bank.Find(0, 40);
        var key = Enumerable.Range(60, 12).First(key => violin.Neighbour(key, 1, 100) != key);
        Assert.InRange(violin.Neighbour(key, 1, 100), key + 1, key + 3);
        var hertz = 440 * Math.Pow(2, (key - 69) / 12.0);
        var own = Sound(new(key, 100));
        var neighbour = Sound(new(key, 100) { Neighbour = 1 });
        Assert.NotEqual(own, neighbour);
        Assert.All([own, neighbour], sound => Assert.InRange(1200 * Math.Log2(Tone.Pitch(sound.AsSpan(9_600), hertz) / hertz), -8, 8));

        float[] Sound(NoteStart note)
        {
            var (left, right) = (new float[48_000], new float[48_000]);
            var player = new SamplerPlayer(violin, TinyBank.Rate);
            player.NoteOn(note);
            player.Process(left, right);
            return left;
        }
    }

    [Fact]
    public void Where_there_is_no_neighbour_the_recording_stands_in_for_itself_a_little_changed()
    {
        var own = Play(Looped(), new(69, 100));
        var neighbour = Play(Looped(), new(69, 100) { Neighbour = 1 });
        Assert.NotEqual(own, neighbour);
        Assert.NotEqual(neighbour, Play(Looped(), new(69, 100) { Neighbour = -1 }));
        Assert.Equal(Tone.Pitch(own, 480), Tone.Pitch(neighbour, 480), 0.05);
        Assert.InRange(Db(Tone.Rms(neighbour) / Tone.Rms(own)), -1.5, 0.5);
    }

    [Fact]
    public void A_slurred_note_slides_from_the_one_before_and_takes_over_from_it()
    {
        var player = Player(Looped(), out var bank);
        using (bank)
        {
            var (left, right) = (new float[9_600], new float[9_600]);
            player.NoteOn(new(57, 100));
            player.Process(left, right);
            player.NoteOn(new(69, 100) { GlideFrom = 67, GlideSeconds = 0.1f });
            player.Process(left, right);
            var early = Tone.Pitch(left.AsSpan(0, 2_400), 440);
            Assert.InRange(early, 410, 460);
            player.Process(left, right);
            player.Process(left, right);
            Assert.Equal(480, Tone.Pitch(left, 480), 0.2);
            Assert.True(Tone.ResidualDb(left, 480) < -50, "the note before still sounds");
        }
    }

    [Fact]
    public void Short_notes_begin_and_end_sooner_and_long_soft_ones_later()
    {
        TinyBank Slow() => Looped((Generator.VolumeEnvelopeAttack, -3600), (Generator.VolumeEnvelopeRelease, -1200));
        double LevelAfterAttack(float seconds) => Tone.Rms(Play(Slow(), new(69, 40) { Seconds = seconds }).AsSpan(2_000, 1_000));
        Assert.True(LevelAfterAttack(0.1f) > 1.2 * LevelAfterAttack(0.6f));
        Assert.True(LevelAfterAttack(3) < 0.85 * LevelAfterAttack(0.6f));
        Assert.True(TailDb(Slow(), 0.1f) < TailDb(Slow(), 0.6f) - 6);
    }

    [Fact]
    public void Notes_that_the_bank_cuts_dead_ring_on_for_a_moment()
    {
        Assert.InRange(TailDb(Looped(), 0), -40, -10);
        Assert.True(TailDb(Looped(), 0, SamplerOptions.Plain) < -90);
    }

    [Fact]
    public void A_section_is_as_loud_as_one_player_and_neither_quite_together_nor_quite_in_tune()
    {
        var one = Play(Looped(), new(69, 100));
        var three = Play(Looped(), new(69, 100), new SamplerOptions { Players = 3 });
        Assert.Equal(0, Db(Tone.Rms(three.AsSpan(24_000)) / Tone.Rms(one.AsSpan(24_000))), 3.0);
        Assert.True(Tone.ResidualDb(one.AsSpan(24_000), 480) < -60);
        Assert.True(Tone.ResidualDb(three.AsSpan(24_000), 480) > -30);
        Assert.True(Tone.Rms(three.AsSpan(0, 480)) < 0.7 * Tone.Rms(one.AsSpan(0, 480)));
    }

    [Fact]
    public void A_recording_beside_its_pitch_is_brought_near_it()
    {
        // 480 Hz are 150.6 cents above the A that its key is: tuned down by 151, the bank is in tune.
        var off = Play(InTune(fineTune: 20), new(69, 100), SamplerOptions.Plain);
        Assert.Equal(20, CentsOff(off), 2.0);
        Assert.InRange(CentsOff(Play(InTune(fineTune: 20), new(69, 100))), -3.5, 3.5);
        Assert.Equal(CentsOff(Play(InTune(fineTune: 2), new(69, 100), SamplerOptions.Plain)), CentsOff(Play(InTune(fineTune: 2), new(69, 100))), 0.2);

        static TinyBank InTune(short fineTune) => Looped((Generator.FineTune, (short)(fineTune - 51)), (Generator.CoarseTune, -1));
        static double CentsOff(float[] sound) => 1200 * Math.Log2(Tone.Pitch(sound.AsSpan(4_800), 440) / 440);
    }

    [Fact]
    public void Vibrato_sets_in_swings_around_the_note_and_ends()
    {
        var player = Player(Looped(), out var bank);
        using (bank)
        {
            var (left, right) = (new float[2_400], new float[2_400]);
            player.NoteOn(new(69, 100));
            player.Process(left, right);
            var still = Swing(player);
            player.Vibrate(20);
            Swing(player);
            var moving = Swing(player);
            player.Vibrate(0);
            Swing(player);
            Assert.InRange(still, 0, 2);
            Assert.InRange(moving, 15, 60);
            Assert.InRange(Swing(player), 0, 2);
        }

        // Cents between the highest and the lowest of twenty pieces of a second.
        static double Swing(SamplerPlayer player)
        {
            var (left, right) = (new float[2_400], new float[2_400]);
            var hertz = new List<double>();
            for (var i = 0; i < 20; i++)
            {
                player.Process(left, right);
                hertz.Add(Tone.Pitch(left, 480));
            }

            return 1200 * Math.Log2(hertz.Max() / hertz.Min());
        }
    }

    private static double TailDb(TinyBank tiny, float seconds, SamplerOptions? options = null)
    {
        var player = Player(tiny, out var bank, options);
        using (bank)
        {
            var (left, right) = (new float[24_000], new float[24_000]);
            player.NoteOn(new(69, 100) { Seconds = seconds });
            player.Process(left, right);
            var held = Tone.Rms(left.AsSpan(20_000));
            player.NoteOff(69);
            player.Process(left, right);
            return Db(Tone.Rms(left.AsSpan(4_800, 960)) / held);
        }
    }

    private static double Db(double ratio) => 20 * Math.Log10(Math.Max(1e-12, ratio));

    private static TinyBank Looped(params (Generator, short)[] generators) => new TinyBank().Zone([(Generator.SampleModes, 1), .. generators]);

    private static SamplerPlayer Player(TinyBank tiny, out SoundFont bank, SamplerOptions? options = null)
    {
        bank = tiny.Open();
        return new SamplerPlayer(bank.Find(0, 0), TinyBank.Rate, options: options);
    }

    private static float[] Play(TinyBank tiny, NoteStart note, SamplerOptions? options = null)
    {
        var player = Player(tiny, out var bank, options);
        using (bank)
        {
            var (left, right) = (new float[48_000], new float[48_000]);
            player.NoteOn(note);
            player.Process(left, right);
            return left;
        }
    }
}
