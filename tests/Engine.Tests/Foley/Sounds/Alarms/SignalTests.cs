using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Foley.Sounds.Alarms;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Tests.Foley.Sounds.Alarms;

/// <summary>Sirens and beepers against what is asked of them.</summary>
public sealed class SignalTests
{
    private static readonly SignalSound Plain = new() { Name = "test", Level = -20, Kind = SoundKind.Lasting, Hertz = [500], Cents = 0, Shiver = 0 };

    [Theory]
    [InlineData("police siren", 3, 7, 1.8)]
    [InlineData("police siren yelp", 0.2, 0.45, 1.5)]
    [InlineData("ambulance siren", 1, 2, 1.2)]
    [InlineData("air raid siren", 6, 14, 1.4)]
    public void Sirens_rise_and_fall_at_their_pace_and_range(string name, double shortest, double longest, double leastRatio)
    {
        var path = Path((SignalSound)SoundLibrary.Find(name), 30);
        var settled = path.Skip(path.Length / 3).ToArray();
        var (low, high) = (settled.Min(step => step.Semitones), settled.Max(step => step.Semitones));
        var middle = (low + high) / 2;
        var rises = Enumerable.Range(1, settled.Length - 1).Where(i => settled[i - 1].Semitones < middle && settled[i].Semitones >= middle).ToArray();
        Assert.All(rises.Zip(rises.Skip(1)), pair => Assert.InRange((pair.Second - pair.First) * Sounding.StretchSeconds, shortest, longest));
        Assert.True(rises.Length >= 2);
        Assert.InRange(Math.Pow(2, (high - low) / 12), leastRatio, 3);
    }

    [Fact]
    public void A_turn_is_reached_as_a_capacitor_is_charged()
    {
        var path = Path(Plain with { Turns = [new(2, 12, 0.5), new(2, 0, 0.5)] }, 6);
        var at = (int)(0.5 / Sounding.StretchSeconds);
        Assert.Equal(12 * (1 - Math.Exp(-1)), path[at].Semitones, 1);
    }

    [Fact]
    public void A_cadence_is_kept()
    {
        var path = Path(Plain with { Cadence = [0.5, 0.25, 0.1, 0.15], AttackSeconds = 0.004, ReleaseSeconds = 0.004 }, 8);
        var changes = Enumerable.Range(1, path.Length - 1).Where(i => path[i].Level > 0.5 != path[i - 1].Level > 0.5).Select(i => i * Sounding.StretchSeconds).ToArray();
        for (var i = 1; i + 4 < changes.Length; i += 4)
        {
            Assert.Equal(0.25, changes[i + 1] - changes[i], 2);
            Assert.Equal(1, changes[i + 4] - changes[i], 2);
        }

        Assert.True(changes.Length > 20);
    }

    [Fact]
    public void Voices_sound_at_their_pitches_and_twice_the_size_an_octave_below()
    {
        var heard = Listening.Of(Plain with { Hertz = [480, 620] }, 2);
        Assert.InRange(Listening.Strongest(heard, 440, 540, 0.5, 1), 476, 484);
        Assert.InRange(Listening.Strongest(heard, 560, 680, 0.5, 1), 615, 625);
        Assert.InRange(Listening.Strongest(Listening.Of(Plain, 2, new Manner { Size = 2 }), 150, 400, 0.5, 1), 247, 253);
    }

    private static (double Semitones, double Level)[] Path(SignalSound sound, double seconds)
    {
        var path = new SignalPath(sound, Manner.Usual, seconds, new Seed(2).Begin());
        var steps = new List<(double, double)>();
        while (!path.IsOver)
        {
            path.Advance();
            steps.Add((path.Semitones, path.Level));
        }

        return [.. steps];
    }
}
