using Cuewright.Clips;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Time;
using Cuewright.Media;

namespace Cuewright.Cli.Tests;

/// <summary>The whole flow on films in which someone speaks: what is kept, where it lies, how far it stands above the music.</summary>
public sealed class KeptSoundTests(Desk desk) : IClassFixture<Desk>
{
    private const int Rate = SampleClock.Rate;

    private static readonly FfmpegMedia Media = new();
    private static readonly SpokenFilm Film = SpokenFilm.Default;

    [Theory]
    [InlineData("aac.mp4", "-c:a aac -b:a 192k")]
    [InlineData("late.mkv", "-af pan=5.1|FC=c0|FL=0*c0|FR=0*c0|LFE=0*c0|BL=0*c0|BR=0*c0,atrim=start=1.5 -ar 44100 -c:a pcm_s16le")]
    public async Task Kept_speech_lies_in_its_place_to_the_sample_10_to_14_LU_above_the_music(string name, string sound)
    {
        var made = await ScoreAsync(name, sound, order => order with { KeepSound = KeepSound.All });
        Assert.All(Film.Said, said => Assert.Equal(0, Shift(made.Original, said)));
        foreach (var said in Film.Said) Assert.InRange(Loudness(made.Original, said) - Loudness(made.Music, said), 10, 14);
        Assert.InRange(Residual(made), double.NegativeInfinity, -90);
        Assert.Equal(-14, made.Report.IntegratedLufs, 0.5);
        Assert.InRange(made.Report.TruePeakDb, -9, -1);
        Assert.Equal((long)(Film.Seconds * Rate), made.Whole.Length);
        Assert.Equal("all", made.Take.CueSheet!.Sound!.Kept);

        // The breath is not worth coming back for: two sentences are one utterance.
        Assert.Equal(2, made.Take.CueSheet!.Sound.Ducked.Length);
        Assert.All(made.Take.CueSheet!.Sound.Ducked, ducked => Assert.InRange(ducked.DistanceLu!.Value, 11, 13.5));
        Assert.Contains(made.Take.CueSheet!.Decisions, decision => decision.What == "ducking");
    }

    [Fact]
    public async Task Between_the_words_nothing_is_kept_when_only_speech_is()
    {
        // Steady noise under the voice, 30 dB softer.
        var made = await ScoreAsync("noise.mkv", "-af aeval=val(0)+0.006*(random(0)-0.5):c=same -c:a pcm_s16le", order => order with { KeepSound = KeepSound.Speech });
        Assert.Equal("speech", made.Take.CueSheet!.Sound!.Kept);
        foreach (var (from, to) in new[] { (0.0, 1.0), (Film.Said[1].EndSeconds + 1, Film.Said[2].StartSeconds - 0.8) }) Assert.All(Span(made.Original, new Passage(from, to)).ToArray(), sample => Assert.Equal(0, sample));
        Assert.InRange(Film.Said.Max(said => Math.Abs(Shift(made.Original, said))), 0, 4);
        foreach (var said in Film.Said) Assert.InRange(Loudness(made.Original, said) - Loudness(made.Music, said), 10, 14);
    }

    [Fact]
    public async Task In_a_video_the_sound_goes_on_around_the_music_and_in_a_sound_file_it_does_not()
    {
        var later = Film.Said[1].StartSeconds;
        var made = await ScoreAsync("part.mp4", "-c:a aac -b:a 192k", order => order with { KeepSound = KeepSound.All, Start = later, Duration = 5 }, ".mp4");
        Assert.Equal((long)(Film.Seconds * Rate), made.Original.Length);
        Assert.All(made.Music[..(int)(later * Rate)], sample => Assert.Equal(0, sample));
        Assert.All(made.Music[(int)((later + 5.1) * Rate)..], sample => Assert.Equal(0, sample));
        Assert.All(Film.Said, said => Assert.Equal(0, Shift(made.Original, said)));
        Assert.InRange(made.Whole.Length - made.Original.Length, 0, 1024);
        Assert.Equal(-14, made.Report.IntegratedLufs, 0.5);

        var alone = await ScoreAsync("part.mp4", "-c:a aac -b:a 192k", order => order with { KeepSound = KeepSound.All, Start = later, Duration = 5 });
        Assert.Equal(5 * Rate, alone.Whole.Length);
        Assert.InRange(Residual(alone), double.NegativeInfinity, -90);
    }

    [Fact]
    public async Task The_music_alone_can_make_room_for_a_voice_that_is_laid_over_it_elsewhere()
    {
        var ducked = await ScoreAsync("elsewhere.mp4", "-c:a aac", order => order with { Duck = new Duck(true, 15) });
        var straight = await ScoreAsync("elsewhere.mp4", "-c:a aac", order => order);
        Assert.Equal("none", ducked.Take.CueSheet!.Sound!.Kept);
        Assert.Null(straight.Take.CueSheet!.Sound);
        Assert.Empty(ducked.Original);
        Assert.InRange(Residual(ducked), double.NegativeInfinity, -90);
        foreach (var said in Film.Said) Assert.Equal(15, Loudness(straight.Whole, said) - Loudness(ducked.Whole, said), 1.0);

        // Where nobody speaks it is the same music.
        Assert.Equal(-14, straight.Report.IntegratedLufs, 0.5);
        foreach (var (from, to) in new[] { (0.0, Film.Said[0].StartSeconds - 0.5), (Film.Said[1].EndSeconds + 1.3, Film.Said[2].StartSeconds - 0.5) })
        {
            var (a, b) = (Span(straight.Whole, new Passage(from, to)).ToArray(), Span(ducked.Whole, new Passage(from, to)).ToArray());
            Assert.All(a.Zip(b), pair => Assert.Equal(pair.First, pair.Second, 0.002f));
        }
    }

    [Fact]
    public async Task A_film_without_sound_is_scored_and_it_is_told_that_nothing_was_kept()
    {
        await CommandLine.ToolAsync("ffmpeg", "-v", "error", "-y", "-i", desk.Clip, "-an", "-c:v", "copy", desk.File("silent.mp4"));
        var take = await ScoreAsync(new ScoreOrder { Video = desk.File("silent.mp4"), KeepSound = KeepSound.All, Duck = Duck.On, Files = new TakeFiles { Output = desk.File("silent.scored.mp4") } });
        Assert.Contains(take.CueSheet!.Decisions, decision => decision is { What: "sound", Choice: "nothing is kept", Because: "the video has no sound" });
    }

    [Fact]
    public async Task What_is_kept_is_said_and_parts_are_written_each_for_itself()
    {
        await Film.WriteAsync(desk.File("said.mp4"), "-c:a", "aac");
        var answer = await CommandLine.RunAsync("score", desk.File("said.mp4"), "--keep-sound=speech", "--stems-parts", desk.File("single"), "--stems", desk.File("roles"), "--json");
        Assert.Equal((0, ""), (answer.ExitCode, answer.ExitCode == 0 ? "" : answer.Error));
        Assert.Contains("what is said in the video is kept", answer.Output);
        var whole = await ReadAsync(desk.File("said.scored.mp4"));
        foreach (var folder in new[] { "single", "roles" })
        {
            var files = Directory.GetFiles(desk.File(folder));
            Assert.Contains(desk.File($"{folder}/original.wav"), files);
            Assert.All(await Task.WhenAll(files.Select(ReadAsync)), stem => Assert.InRange(whole.Length - stem.Length, 0, 1024));
        }

        Assert.True(Directory.GetFiles(desk.File("single")).Length > Directory.GetFiles(desk.File("roles")).Length);
    }

    [Theory]
    [InlineData("--keep-sound", "loud", "neither all nor speech")]
    [InlineData("--duck", "2", "from 3 to 30")]
    [InlineData("--duck", "much", "on, off or a number")]
    public async Task What_cannot_be_meant_is_refused(string option, string value, string says)
    {
        var answer = await CommandLine.RunAsync("score", desk.Clip, option, value);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(says, answer.Error);
    }

    [Fact]
    public async Task A_film_too_long_to_keep_the_sound_of_is_refused_before_any_work()
    {
        var path = desk.File("long.mp4");
        await CommandLine.ToolAsync("ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", "color=black:s=32x32:r=1:d=602", "-f", "lavfi", "-i", "anullsrc=r=8000:d=602", "-c:v", "libx264", "-c:a", "aac", path);
        var answer = await CommandLine.RunAsync("score", path, "--duration", "20", "--keep-sound");
        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("up to 600 s", answer.Error);
    }

    private sealed record Made(TakeResult Take, float[] Whole, float[] Music, float[] Original, LoudnessReport Report);

    private async Task<Made> ScoreAsync(string name, string sound, Func<ScoreOrder, ScoreOrder> set, string extension = ".wav")
    {
        if (!File.Exists(desk.File(name))) await Film.WriteAsync(desk.File(name), sound.Split(' '));
        var stems = desk.File(Path.GetRandomFileName());
        var order = set(new ScoreOrder
        {
            Video = desk.File(name),
            Wishes = new Wishes { Style = "house" },
            Files = new TakeFiles { Output = desk.File($"{name}.out{extension}"), StemsFolder = stems },
        });
        var take = await ScoreAsync(order);
        float[] music = [], original = [];
        foreach (var file in Directory.EnumerateFiles(stems))
        {
            var stem = await ReadAsync(file);
            if (Path.GetFileName(file) == "original.wav") original = stem;
            else music = music.Length == 0 ? stem : [.. music.Zip(stem, (a, b) => a + b)];
        }

        return new Made(take, await ReadAsync(order.Files.Output), music, original, take.CueSheet!.Loudness!);
    }

    private static async Task<TakeResult> ScoreAsync(ScoreOrder order)
    {
        using var bank = SoundFont.Open("/usr/share/sounds/sf2/TimGM6mb.sf2");
        return (await new Workshop(Media, bank).MakeAsync(order, new Progress<StageProgress>(), CancellationToken.None)).Takes[0];
    }

    private static async Task<float[]> ReadAsync(string path)
    {
        if (path.EndsWith(".wav", StringComparison.Ordinal)) return Wave.Left(path);
        var samples = new List<float>();
        await foreach (var block in Media.ReadSoundAsync(path, CancellationToken.None)) samples.AddRange(block.Left.Span);
        return [.. samples];
    }

    private static double Residual(Made made)
    {
        var sum = 0.0;
        for (var i = 0; i < made.Whole.Length; i++) sum += Math.Pow(made.Whole[i] - made.Music[i] - (made.Original.Length > 0 ? made.Original[i] : 0), 2);
        return 10 * Math.Log10((sum / made.Whole.Length) + 1e-20);
    }

    private static double Loudness(float[] sound, Passage at)
    {
        var meter = new LoudnessMeter(Rate);
        meter.Process(Span(sound, at), Span(sound, at));
        return meter.Integrated;
    }

    private static ReadOnlySpan<float> Span(float[] sound, Passage at) => sound.AsSpan((int)(at.StartSeconds * Rate)..(int)(at.EndSeconds * Rate));

    /// <summary>By how many samples what is heard lies behind what was said: the top of the cross-correlation.</summary>
    private static int Shift(float[] heard, Passage said)
    {
        const int reach = 300;
        var start = (int)((said.StartSeconds + 0.3) * Rate);
        var (best, at) = (double.MinValue, 0);
        for (var shift = -reach; shift <= reach; shift++)
        {
            var sum = 0.0;
            for (var i = 0; i < Rate / 2; i++) sum += (double)Film.Voice[start + i] * heard[start + i + shift];
            if (sum > best) (best, at) = (sum, shift);
        }

        return at;
    }
}
