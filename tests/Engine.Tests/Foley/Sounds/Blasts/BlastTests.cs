using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Foley.Sounds.Blasts;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Tests.Dsp;

namespace Cuewright.Engine.Tests.Foley.Sounds.Blasts;

public sealed class BlastTests
{
    [Fact]
    public void A_burst_has_as_many_rounds_as_it_says_at_its_pace()
    {
        var sound = (BlastSound)SoundLibrary.Find("machine gun");
        var mono = Heard.Of(sound with { Echoes = null }, Manner.Usual, 1, 1, 5).Mono;
        var loud = 0.75 * mono.Max(Math.Abs);
        var rounds = new List<int>();
        for (var i = 0; i < mono.Length; i++)
        {
            if (Math.Abs(mono[i]) > loud && (rounds.Count == 0 || i - rounds[^1] > Signals.Rate / 25)) rounds.Add(i);
        }

        Assert.Equal(sound.Rounds, rounds.Count);
        Assert.InRange((rounds[^1] - rounds[0]) / (double)Signals.Rate / (sound.Rounds - 1) * sound.RoundsPerSecond, 0.95, 1.05);
    }

    [Fact]
    public void An_explosion_grows_duller_as_it_dies_away()
    {
        var mono = Heard.Of(SoundLibrary.Find("explosion"), Manner.Usual, 1, 1, 10).Mono;
        Assert.True(Centroid(0) > 1.5 * Centroid(0.7) && Centroid(0.7) > Centroid(2), $"{Centroid(0):0}, {Centroid(0.7):0}, {Centroid(2):0} Hz");
        double Centroid(double seconds)
        {
            var part = mono[(int)(seconds * Signals.Rate)..][..14_336];
            return new Heard(part, part, true).CentroidHz();
        }
    }

    [Fact]
    public void A_rocket_bursts_at_its_moment_and_crackles_after_it()
    {
        var sound = (BlastSound)SoundLibrary.Find("fireworks");
        var lead = sound.Begin(Manner.Usual, 1, Occurrence.Of(new Seed(7), sound, 1)).LeadSamples;
        var mono = Heard.Of(sound, Manner.Usual, 1, 1, 10).Mono;
        var loud = 0.5 * mono.Max(Math.Abs);
        Assert.InRange(Array.FindIndex(mono, sample => Math.Abs(sample) > loud), lead, lead + 480);
        Assert.True(Crest(lead + Signals.Rate) > 2 * Crest(lead - (Signals.Rate / 2)));
        double Crest(int from) => mono[from..(from + 9600)].Max(Math.Abs) / Math.Sqrt(mono[from..(from + 9600)].Average(sample => (double)sample * sample));
    }
}
