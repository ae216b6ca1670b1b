using Cuewright.Engine.Rendering.Sampler;

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
            player.NoteOn(69, 100);
            var (left, right) = (new float[2000], new float[2000]);
            Assert.True(player.Process(left, right));
            Assert.NotEqual(0, left[1500]);
            player.Process(left, right);
            Assert.False(player.Process(left, right));
            Assert.All(left, sample => Assert.Equal(0, sample));
        }
    }

    [Fact]
    public void The_render_loop_allocates_nothing()
    {
        var player = Player(new TinyBank().Zone((Generator.SampleModes, 1), (Generator.VibratoLfoToPitch, 10), (Generator.ModulationEnvelopeToCutoff, 1000)), out var bank);
        using (bank)
        {
            var (left, right) = (new float[512], new float[512]);
            Perform();
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 200; i++) Perform();
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

            void Perform()
            {
                for (var key = 40; key < 56; key++) player.NoteOn(key, 90);
                player.Express(0.5f);
                player.Process(left, right);
                for (var key = 40; key < 56; key++) player.NoteOff(key);
                player.Process(left, right);
            }
        }
    }

    private static double Cents(double hertz, double reference) => 1200 * Math.Log2(hertz / reference);

    private static SamplerPlayer Player(TinyBank tiny, out SoundFont bank)
    {
        bank = tiny.Open();
        return new SamplerPlayer(bank.Find(0, 0), TinyBank.Rate);
    }

    private static float[] Play(TinyBank tiny, double key, float velocity, int samples)
    {
        var player = Player(tiny, out var bank);
        using (bank)
        {
            var (left, right) = (new float[samples], new float[samples]);
            player.NoteOn(key, velocity);
            player.Process(left, right);
            return left;
        }
    }
}
