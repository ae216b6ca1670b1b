using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Synths;
using Cuewright.Engine.Rendering.Synths.Noises;
using Cuewright.Engine.Tests.Dsp;

namespace Cuewright.Engine.Tests.Rendering.Synths.Noises;

public sealed class NoiseTests
{
    public static TheoryData<string> Names => [.. SynthLibrary.All.OfType<NoisePreset>().Select(preset => preset.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Sounds_as_long_as_it_is_held_and_never_repeats(string name)
    {
        var player = Played.Player(SynthLibrary.Find(name));
        player.NoteOn(new NoteStart(60, 90));
        Played.Process(player, 2);
        var early = Played.Process(player, 2);
        var late = Played.Process(player, 2);
        Assert.InRange(Signals.LevelDb(late.Left) - Signals.LevelDb(early.Left), -9, 9);
        Assert.True(Math.Abs(Correlation(early.Left, late.Left)) < 0.1, "it repeats");
        Assert.True(Correlation(early.Left, early.Right) > -0.1, "left and right cancel");
    }

    [Fact]
    public void Dust_crackles_and_hiss_does_not()
    {
        double Crest(string name)
        {
            var sound = Played.Note(SynthLibrary.Find(name), 60, 90, 4, 4).Left[Signals.Rate..];
            return (20 * Math.Log10(sound.Max(MathF.Abs))) - Signals.LevelDb(sound);
        }

        Assert.True(Crest("vinyl crackle") > 22, $"{Crest("vinyl crackle"):0.0} dB");
        Assert.True(Crest("tape hiss") < 15, $"{Crest("tape hiss"):0.0} dB");
    }

    private static double Correlation(float[] a, float[] b)
    {
        var (ab, aa, bb) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            ab += (double)a[i] * b[i];
            aa += (double)a[i] * a[i];
            bb += (double)b[i] * b[i];
        }

        return ab / Math.Sqrt(aa * bb);
    }
}
