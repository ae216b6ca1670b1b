using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Foley.Sounds.Passing;
using Cuewright.Engine.Foley.Sounds.Traffic;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Foley.Sounds.Passing;

/// <summary>What passes by against the geometry of its way.</summary>
public sealed class PassingTests
{
    private const double Sound = Way.SoundMetresPerSecond;

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    [InlineData(200)]
    public void Time_runs_fast_before_and_slow_behind(double metresPerSecond)
    {
        var way = new Way(metresPerSecond, 5);
        Assert.Equal(1 / (1 - (metresPerSecond / Sound)), Rate(way, -500), 3);
        Assert.Equal(1 / (1 + (metresPerSecond / Sound)), Rate(way, 500), 3);

        // What is sent from the nearest point is heard when sound has come from there, at its own pitch.
        Assert.Equal(0, way.SentAt(5 / Sound), 9);
        Assert.Equal(1, Rate(way, 5 / Sound), 3);
    }

    [Fact]
    public void What_is_heard_was_sent_before_by_the_time_sound_takes()
    {
        var way = new Way(30, 12, 40);
        for (var heard = -6.0; heard < 6; heard += 0.05)
        {
            var sent = way.SentAt(heard);
            Assert.Equal(heard, sent + (way.At(sent).Metres / Sound), 6);
        }
    }

    [Fact]
    public void A_tone_sinks_as_it_passes()
    {
        var passing = new PassingSound { Name = "test", Level = -20, Kind = SoundKind.Lasting, Source = "dial tone", MetresPerSecond = 40, Metres = 3, DbPerDoubling = 0, Ground = 0 };
        var heard = Listening.Of(passing, 6);
        var (before, after) = (Listening.Strongest(heard, 375, 415, 1, 1.2), Listening.Strongest(heard, 290, 335, 3.8, 1.2));

        // Its speed is its own by a few percent; both shifts belong to the same.
        var speed = Sound * (before - after) / (before + after);
        Assert.InRange(speed, 36, 44);
        Assert.InRange(before / (1 / (1 - (speed / Sound))), 346, 354);
    }

    [Fact]
    public void It_is_loudest_at_its_moment()
    {
        var passing = (PassingSound)SoundLibrary.Find("car passing");
        var envelope = Listening.Envelope(Listening.Of(passing, 6)).Chunk(100).Select(chunk => chunk.Average()).ToArray();
        var moment = SampleClock.SecondsAt(passing.Begin(Manner.Usual, 6, new(new(1))).LeadSamples);
        Assert.Equal(3, moment, 3);
        Assert.InRange(Array.IndexOf(envelope, envelope.Max()) / 10.0, moment - 0.5, moment + 0.5);
        Assert.True(envelope[5] < 0.4 * envelope.Max());
    }

    [Fact]
    public void All_that_passes_stands_in_the_library()
    {
        var sources = SoundLibrary.All.OfType<PassingSound>().Select(sound => sound.Source)
            .Concat(SoundLibrary.All.OfType<TrafficSound>().SelectMany(sound => sound.Lanes.Select(lane => lane.Source).Concat(sound.Under.Select(under => under.Sound))));
        Assert.All(sources, source => Assert.True(SoundLibrary.Has(source), source));
    }

    private static double Rate(Way way, double heardAt) => (way.SentAt(heardAt + 1e-4) - way.SentAt(heardAt - 1e-4)) / 2e-4;
}
