using Cuewright.Engine.Mixing;

namespace Cuewright.Engine.Mastering;

/// <summary>
/// Music and what is heard beside it, before all of it together is brought to its loudness. The music is finished on its
/// own first: a voice is not bent toward the spectrum of a band, nor does it move the fader of the music. Then the music
/// makes room, then the rest is laid over it. All in place: ten minutes take no more memory than without.
/// </summary>
internal sealed class Programme
{
    private Finish _finish;

    private Programme(Mix whole, Mix music, long musicStart, Finish finish, Cells cells)
    {
        (Whole, Music, MusicStart, _finish, Cells) = (whole, music, musicStart, finish, cells);
        MusicLufs = cells.Integrated();
    }

    public Mix Whole { get; }

    /// <summary>The stretch of it in which there is music.</summary>
    public Mix Music { get; }

    public long MusicStart { get; }

    /// <summary>Of the finished music before it makes room.</summary>
    public Cells Cells { get; }

    /// <summary>Nothing was laid over it.</summary>
    public bool IsMusicAlone { get; private set; } = true;

    /// <summary>Integrated, of the finished music before it makes room.</summary>
    public double MusicLufs { get; }

    /// <summary>Finishes the music that a mix holds; around it is silence. The mix is changed.</summary>
    public static Programme Of(Mix mix, Surroundings around, MasterSettings settings, CancellationToken cancel)
    {
        var music = mix.Part(around.BeforeSamples, mix.LengthSamples - around.BeforeSamples - around.AfterSamples);
        var tone = Tone.For(music, settings);
        var cells = Mastering.Cells.Measure(music, tone, cancel);
        var rides = SectionRides.Toward(settings.RangeLu, cells);
        var finish = new Finish(tone) { Rides = new GainCurve(GainCurve.Edges(rides), music.LengthSamples, fades: true) };
        music.Change(finish.Begin().Process);
        return new Programme(mix, music, around.BeforeSamples, finish, cells.Ridden(rides));
    }

    public void MakeRoom(Ducking ducking)
    {
        Music.Change(new Ducker(ducking).Process);
        _finish = _finish with { Ducking = ducking };
    }

    /// <summary>Lays a stretch of sound over it that begins at this sample of the whole.</summary>
    public void Add(long start, ReadOnlyMemory<float> left, ReadOnlyMemory<float> right)
    {
        IsMusicAlone = false;
        Whole.Add(start, left, right);
    }

    /// <summary>The stems of the music under the gain curve of the whole.</summary>
    public StemReader ReadStems(IMixSource separate, GainCurve curve) => new(separate, _finish, curve, MusicStart);
}
