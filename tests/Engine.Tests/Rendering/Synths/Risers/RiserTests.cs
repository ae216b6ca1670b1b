using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Synths;
using Cuewright.Engine.Rendering.Synths.Risers;
using Cuewright.Engine.Tests.Dsp;

namespace Cuewright.Engine.Tests.Rendering.Synths.Risers;

public sealed class RiserTests
{
    private const int Window = Signals.Rate / 20;

    public static TheoryData<string, double> Rising => Landing(Engine.Rendering.Synths.Risers.Landing.End);

    public static TheoryData<string, double> Falling => Landing(Engine.Rendering.Synths.Risers.Landing.Start);

    [Theory]
    [MemberData(nameof(Rising))]
    public void What_rises_is_loudest_where_the_note_ends_however_long_it_is(string name, double seconds)
    {
        var preset = SynthLibrary.Find(name);
        var levels = Levels(preset, seconds);
        var end = (int)Math.Round(seconds * Signals.Rate / Window);
        Assert.InRange(Array.IndexOf(levels, levels.Max()), end - 3, end);
        Assert.True(levels[end + 12] < levels.Max() - 20, "it goes on behind its end");
        Assert.True(levels[1] < levels.Max() - 15, "it begins too loud");
        Assert.Equal(0, preset.Attacks.Of(new NoteStart(60, 90)));
    }

    [Theory]
    [MemberData(nameof(Falling))]
    public void What_falls_is_loudest_where_the_note_begins(string name, double seconds)
    {
        var levels = Levels(SynthLibrary.Find(name), seconds);
        var end = (int)Math.Round(seconds * Signals.Rate / Window);
        Assert.InRange(Array.IndexOf(levels, levels.Max()), 0, 3);
        Assert.True(levels[end - 1] < levels.Max() - 20, "it does not die away");
    }

    [Fact]
    public void Held_beyond_its_peak_it_grows_no_further()
    {
        var player = Played.Player(SynthLibrary.Find("reverse swell"));
        player.NoteOn(new NoteStart(60, 90) { Seconds = 0.5f });
        var rising = Played.Process(player, 0.5).Left.Max(MathF.Abs);
        Assert.True(Played.Process(player, 1).Left.Max(MathF.Abs) < 1.3 * rising);
    }

    [Theory]
    [InlineData("trailer impact")]
    [InlineData("deep boom")]
    [InlineData("metal impact")]
    [InlineData("sub drop")]
    public void Hits_are_heard_at_once(string name) =>
        Assert.InRange(SynthLibrary.Find(name).Attacks.Of(new NoteStart(40, 100)), 0, Signals.Rate * 12 / 1000);

    [Fact]
    public void A_sub_drop_falls()
    {
        var drop = Played.Mono(Played.Note(SynthLibrary.Find("sub drop"), 36, 100, 2, 2));
        Assert.True(Spectrum.CentroidHz(drop, 8192) > 2 * Spectrum.CentroidHz(drop[67_200..], 8192));
    }

    private static double[] Levels(SynthPreset preset, double seconds)
    {
        var player = Played.Player(preset);
        player.NoteOn(new NoteStart(preset.MiddleKey, 90) { Seconds = (float)seconds });
        var held = Played.Mono(Played.Process(player, seconds));
        player.NoteOff(preset.MiddleKey);
        float[] sound = [.. held, .. Played.Mono(Played.Process(player, 1))];
        return [.. Enumerable.Range(0, sound.Length / Window).Select(i => Signals.LevelDb(sound.AsSpan(i * Window, Window)))];
    }

    private static TheoryData<string, double> Landing(Landing landing)
    {
        var data = new TheoryData<string, double>();
        foreach (var preset in SynthLibrary.All.OfType<RiserPreset>().Where(preset => preset.Lands == landing))
        {
            data.Add(preset.Name, 0.8);
            data.Add(preset.Name, 2.55);
        }

        return data;
    }
}
