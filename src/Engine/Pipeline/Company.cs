using System.Collections.Immutable;
using System.Globalization;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Analysis.Listening;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Pipeline;

/// <summary>What is heard beside the music, and whom it makes room for; found once for all takes.</summary>
internal sealed record Company
{
    /// <summary>The stretch of the clip that gets sound: that of the music, or all of it where its own sound goes on around the music.</summary>
    public required ClipRange Range { get; init; }

    public required ClipRange Music { get; init; }

    /// <summary>What is kept, which may be less than was asked for.</summary>
    public KeepSound Kept { get; init; }

    /// <summary>Null where nothing is kept.</summary>
    public OwnSound? Sound { get; init; }

    /// <summary>Where someone speaks, from the start of the range; gaps not worth coming back for are closed.</summary>
    public ImmutableArray<Passage> Speech { get; init; } = [];

    public Duck Duck { get; init; } = Duck.Off;

    public ImmutableArray<Decision> Decisions { get; init; } = [];

    public bool IsAlone => Sound is null && !MakesRoom;

    public bool MakesRoom => Duck.IsOn && !Speech.IsEmpty;

    public long LeadSamples => SampleClock.SamplesAt(Music.StartSeconds - Range.StartSeconds);

    /// <summary>Silence around so many samples of music.</summary>
    public Surroundings Around(long musicSamples) =>
        new(LeadSamples, Math.Max(0, SampleClock.SamplesAt(Range.DurationSeconds) - LeadSamples - musicSamples));

    /// <summary>Speech, where it may stand while the music is as loud as this.</summary>
    public IEnumerable<Utterance> Utterances(double musicLufs, double gainDb)
    {
        var lead = Music.StartSeconds - Range.StartSeconds;
        return Speech.Select(said => new Utterance(
            said.StartSeconds - lead, said.EndSeconds - lead, Sound is null ? musicLufs + KeptSound.SpeechOverMusicLu : Sound.LufsOf(said) + gainDb));
    }

    /// <summary>What brings the kept sound to its place beside music of this loudness.</summary>
    public double GainDb(double musicLufs)
    {
        if (Sound is null || musicLufs <= LoudnessReport.Silence) return 0;
        return Speech.IsEmpty ? KeptSound.SoundGainDb(Sound.Lufs, musicLufs) : KeptSound.SpeechGainDb(Sound.LufsOf(Speech), musicLufs);
    }

    /// <summary>Nothing but music.</summary>
    public static Company Alone(ClipRange range) => new() { Range = range, Music = range };

    /// <summary>The stretch that an order has to fill with sound.</summary>
    /// <exception cref="RefusalException">It is too long.</exception>
    public static ClipRange RangeOf(ScoreOrder order, bool holdsPicture, ClipInfo clip, ClipRange music)
    {
        var coversAll = music.StartSeconds <= 0 && music.DurationSeconds >= clip.DurationSeconds;
        if (order.KeepSound == KeepSound.None || !clip.HasSound || !holdsPicture || coversAll) return music;
        if (clip.DurationSeconds <= ScoreOrder.LongestSeconds) return new ClipRange(0, clip.DurationSeconds);
        throw new RefusalException(RefusalCode.TooLong, string.Create(CultureInfo.InvariantCulture,
            $"{Path.GetFileName(clip.Path)} lasts {clip.DurationSeconds:0.##} s; its own sound is kept in videos of up to {ScoreOrder.LongestSeconds:0} s, so cut the stretch out first, or have the sound alone written."))
        { ClipSeconds = clip.DurationSeconds };
    }

    public static async Task<Company> FindAsync(
        IMedia media, ScoreOrder order, ClipInfo? clip, ClipRange music, ClipRange range, ClipAnalysis? seen, CancellationToken cancel)
    {
        if (clip is null || (order.KeepSound == KeepSound.None && !order.IsDucked)) return Alone(music);
        var keeps = order.KeepSound != KeepSound.None;
        if (!clip.HasSound) return Missing("the video has no sound");
        var heard = range == music ? seen?.Sound?.Speech ?? [] : await ListenAsync(media, clip, range, cancel);
        var company = Alone(range) with { Music = music, Speech = Ducking.Joined(heard), Duck = order.IsDucked ? order.Duck ?? Duck.On : Duck.Off };
        if (company.Speech.IsEmpty && order.KeepSound != KeepSound.All) return Missing("nobody is heard to speak");
        if (!keeps) return company;

        var kept = order.KeepSound == KeepSound.All ? KeptSound.All : KeptSound.Speech(company.Speech);
        var sound = await OwnSound.HearAsync(media, clip, range, kept, cancel);
        if (sound.Lufs <= LoudnessReport.Silence) return Missing("the video's sound is silent");
        var choice = order.KeepSound == KeepSound.All ? "the video's own sound is kept under the music" : "what is said in the video is kept, the rest of its sound is not";
        return company with { Kept = order.KeepSound, Sound = sound, Decisions = [new Decision("sound", choice, "it was asked for")] };

        Company Missing(string because) =>
            Alone(music) with { Decisions = [keeps ? new Decision("sound", "nothing is kept", because) : new Decision("ducking", "the music stays as it is", because)] };
    }

    /// <summary>Beyond the music the clip has not been heard yet.</summary>
    private static async Task<ImmutableArray<Passage>> ListenAsync(IMedia media, ClipInfo clip, ClipRange range, CancellationToken cancel)
    {
        var listener = new SoundListener();
        await foreach (var block in media.ListenAsync(clip, range, cancel)) listener.Hear(block.Span);
        return listener.Finish(range.DurationSeconds).Speech;
    }
}
