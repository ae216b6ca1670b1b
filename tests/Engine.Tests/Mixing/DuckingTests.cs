using System.Collections.Immutable;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Time;
using static Cuewright.Engine.Tests.Dsp.Signals;

namespace Cuewright.Engine.Tests.Mixing;

public sealed class DuckingTests
{
    private const double SpeechLufs = -20;

    /// <summary>A sentence, a breath of 0.6 s, the rest of it, and another one later.</summary>
    private static readonly ImmutableArray<Passage> Speech = [new(2, 4), new(4.6, 6), new(9, 11)];

    private static readonly Mix Music = Recorded(Bands.Pop(14));
    private static readonly Ducking Room = Ducking.Under(Said(SpeechLufs), Music);

    [Fact]
    public void Speech_stands_10_to_14_LU_above_the_music()
    {
        var (left, right) = Ducked();
        foreach (var (from, to) in new[] { (2.0, 4.0), (4.6, 6.0), (9.0, 11.0) })
        {
            Assert.InRange(SpeechLufs - Loudness(left, right, from, to), 10, 14);
        }
    }

    [Fact]
    public void Music_is_down_before_the_first_word_and_back_within_a_second()
    {
        var down = Db(2.5);
        Assert.InRange(down, -30, -3);
        Assert.InRange(2 - FirstAfter(0, db => db < -0.1), 0.15, 0.25);
        Assert.InRange(FirstAfter(0, db => db < down + 0.1) - FirstAfter(0, db => db < -0.1), 0.08, 0.15);
        Assert.Equal(down, Db(6.29), 0.1);
        Assert.InRange(FirstAfter(6.3, db => db > -0.1) - 6, 0.8, 0.95);
    }

    [Fact]
    public void Nothing_moves_in_a_breath()
    {
        for (var seconds = 4.0; seconds < 4.7; seconds += 0.01) Assert.Equal(Db(2.5), Db(seconds), 0.01);
    }

    [Fact]
    public void The_band_of_clear_words_is_dipped_first()
    {
        Assert.InRange(Decibels.FromGain(Room.Clarity.At(3 * Rate)), -6, -3);
        Assert.Equal(0, Decibels.FromGain(Room.Clarity.At(Rate)), 0.01);

        // Music a little too loud needs the dip and hardly any gain; soft music nothing at all.
        var close = Ducking.Under(Said(Loudness(Music, 2, 6) + Ducking.DistanceLu - 0.3), Music);
        Assert.InRange(Decibels.FromGain(close.Gain.At(3 * Rate)), -0.5, 0);
        Assert.InRange(Decibels.FromGain(close.Clarity.At(3 * Rate)), -6, -3);
        var soft = Ducking.Under(Said(0), Music);
        Assert.True(soft.Gain.IsStill && soft.Clarity.IsStill);
    }

    [Fact]
    public void Ducked_stems_still_add_up()
    {
        var (a, b) = (Noise(3, -12, 1), Noise(3, -12, 2));
        var sum = Sum(a, b);
        foreach (var part in new[] { a, b, sum }) new Ducker(Room).Process(0, part, part.ToArray());
        for (var i = 0; i < sum.Length; i++) Assert.Equal(a[i] + b[i], sum[i], 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(999)]
    public void Any_block_size_gives_the_same_sound(int block)
    {
        var (whole, pieces) = (Noise(3, -12), Noise(3, -12));
        new Ducker(Room).Process(0, whole, whole.ToArray());
        var ducker = new Ducker(Room);
        for (var at = 0; at < pieces.Length; at += block)
        {
            var count = Math.Min(block, pieces.Length - at);
            ducker.Process(at, pieces.AsSpan(at, count), new float[count]);
        }

        Assert.Equal(whole, pieces);
    }

    [Fact]
    public void Who_speaks_softly_gets_more_room()
    {
        var said = Said(SpeechLufs).ToArray();
        said[1] = said[1] with { Lufs = SpeechLufs - 6 };
        var room = Ducking.Under(said, Music);
        Assert.Equal(Db(3), Decibels.FromGain(room.Gain.At(3 * Rate)), 0.1);
        Assert.InRange(Decibels.FromGain(room.Gain.At(10 * Rate)) - Db(10), -6.1, -5.9);
        Assert.All(room.Rooms, made => Assert.Equal(Ducking.DistanceLu, made.DistanceLu, 0.2));
    }

    [Fact]
    public void Under_long_speech_the_distance_stays_while_the_music_grows()
    {
        // A chorus 8 dB louder begins in the middle of it.
        var parts = Bands.Pop(14).Select(part => new SyntheticPart(part.Name, part.Role, [.. part.Left.Select((x, i) => i < 7 * Rate ? 0.4f * x : x)]));
        var music = Recorded([.. parts]);
        var room = Ducking.Under([new Utterance(1, 13, SpeechLufs)], music);
        music.Change(new Ducker(room).Process);
        foreach (var from in new[] { 1.0, 3.0, 9.0, 11.0 }) Assert.InRange(SpeechLufs - Loudness(music, from, from + 2), 10, 14);

        // A slow hand: no more than 6 dB in a second.
        double Gain(double seconds) => Decibels.FromGain(room.Gain.At((long)(seconds * Rate)));
        for (var seconds = 1.2; seconds < 13; seconds += 0.1) Assert.InRange(Math.Abs(Gain(seconds) - Gain(seconds - 0.1)), 0, 0.6);
    }

    [Fact]
    public void It_goes_down_by_as_much_as_is_asked_for()
    {
        var music = Recorded(Bands.Pop(14));
        var before = Loudness(music, 2, 6);
        music.Change(new Ducker(Ducking.By(15, Said(SpeechLufs), music)).Process);
        Assert.Equal(15, before - Loudness(music, 2, 6), 0.5);
    }

    private static IEnumerable<Utterance> Said(double lufs) => Ducking.Joined(Speech).Select(span => new Utterance(span.StartSeconds, span.EndSeconds, lufs));

    private static double Db(double seconds) => Decibels.FromGain(Room.Gain.At((long)(seconds * Rate)));

    private static double FirstAfter(double seconds, Func<double, bool> holds)
    {
        while (!holds(Db(seconds))) seconds += 0.001;
        return seconds;
    }

    private static (float[] Left, float[] Right) Ducked()
    {
        var music = Recorded(Bands.Pop(14));
        music.Change(new Ducker(Room).Process);
        return Read(music);
    }

    private static (float[] Left, float[] Right) Read(Mix mix)
    {
        var (left, right) = (new float[mix.LengthSamples], new float[mix.LengthSamples]);
        mix.Read(0, left, right);
        return (left, right);
    }

    private static double Loudness(Mix mix, double from, double to)
    {
        var (left, right) = Read(mix);
        return Loudness(left, right, from, to);
    }

    private static double Loudness(float[] left, float[] right, double from, double to)
    {
        var meter = new LoudnessMeter(Rate);
        var span = (int)(from * Rate)..(int)(to * Rate);
        meter.Process(left.AsSpan(span), right.AsSpan(span));
        return meter.Integrated;
    }

    private static Mix Recorded(SyntheticPart[] band)
    {
        using var stems = new SyntheticStems(4096, [.. band]);
        return Mix.Record(new Mixer(stems, new MixPlan(MixSettings.Default, [.. band.Select(_ => 0.0)], Rides.None), Separation.None), null, CancellationToken.None);
    }
}
