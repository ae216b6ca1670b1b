using System.Text.Json;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Time;
using Cuewright.Media;

namespace Cuewright.Cli.Tests.Verbs;

public sealed class ScoreVerbTests(Desk desk) : IClassFixture<Desk>
{
    private static readonly FfmpegMedia Media = new();

    [Fact]
    public async Task A_scored_video_appears_beside_the_clip_with_its_picture_untouched()
    {
        var answer = await CommandLine.RunAsync("score", desk.Clip);
        Assert.Equal((0, ""), (answer.ExitCode, answer.ExitCode == 0 ? "" : answer.Error));
        var scored = desk.File("clip.scored.mp4");
        Assert.Contains("clip.scored.mp4", answer.Output);
        Assert.Equal(await PictureHashAsync(desk.Clip), await PictureHashAsync(scored));
        var (samples, loudness) = await HearAsync(scored);
        Assert.InRange(samples, 6 * 48_000, (6 * 48_000) + 1024);
        Assert.InRange(loudness.IntegratedLufs, -14.5, -13.5);
        Assert.True(loudness.TruePeakDb <= -1, $"Peak {loudness.TruePeakDb} dBTP.");
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_and_another_seed_another_piece()
    {
        var files = new List<(byte[] Sound, byte[] Notes)>();
        foreach (var seed in new[] { 7, 7, 8 })
        {
            var answer = await CommandLine.RunAsync("score", desk.Clip, "--seed", $"{seed}", "-o", desk.File("seed.wav"), "--midi", desk.File("seed.mid"));
            Assert.Equal(0, answer.ExitCode);
            files.Add((await File.ReadAllBytesAsync(desk.File("seed.wav")), await File.ReadAllBytesAsync(desk.File("seed.mid"))));
        }

        Assert.Equal(files[0].Sound, files[1].Sound);
        Assert.Equal(files[0].Notes, files[1].Notes);
        Assert.NotEqual(files[0].Sound, files[2].Sound);
        Assert.NotEqual(files[0].Notes, files[2].Notes);
    }

    [Fact]
    public async Task A_wav_is_exact_to_the_sample()
    {
        await CommandLine.RunAsync("score", desk.Clip, "-o", desk.File("exact.wav"), "--start", "1.5", "--duration", "3.21");
        Assert.Equal(SampleClock.SamplesAt(3.21), (await HearAsync(desk.File("exact.wav"))).Samples);
    }

    [Fact]
    public async Task Both_cuts_are_hit_to_the_sample_in_the_cue_sheet_and_the_markers()
    {
        var answer = await CommandLine.RunAsync("score", desk.Clip, "--sync", "1", "-o", desk.File("hits.wav"), "--cue-sheet", desk.File("hits.json"), "--markers", desk.File("hits.edl"));
        Assert.Equal(0, answer.ExitCode);
        var sheet = JsonDocument.Parse(await File.ReadAllTextAsync(desk.File("hits.json"))).RootElement;
        Assert.Equal("cuewright.cue-sheet", sheet.GetProperty("schema").GetString());
        var cuts = sheet.GetProperty("hits").EnumerateArray().Where(hit => hit.GetProperty("kind").GetString() == "Cut" && hit.GetProperty("hard").GetBoolean()).ToArray();
        Assert.Equal([60, 100], cuts.Select(cut => cut.GetProperty("frame").GetInt32()));
        Assert.All(cuts, cut => Assert.InRange(cut.GetProperty("errorMs").GetDouble(), -0.1, 0.1));
        Assert.Contains("00:00:02:10", await File.ReadAllTextAsync(desk.File("hits.edl")));
    }

    [Fact]
    public async Task Stems_sum_to_the_mix()
    {
        await CommandLine.RunAsync("score", desk.Clip, "-o", desk.File("whole.wav"), "--stems", desk.File("stems"));
        var sum = new float[6 * 48_000];
        foreach (var stem in Directory.EnumerateFiles(desk.File("stems"))) await AddAsync(stem, sum, 1);
        Assert.True(Directory.GetFiles(desk.File("stems")).Length >= 2);
        await AddAsync(desk.File("whole.wav"), sum, -1);
        var residual = 10 * Math.Log10(sum.Average(x => (double)x * x) + 1e-20);
        Assert.True(residual < -90, $"Residual {residual:0.0} dBFS.");
    }

    [Fact]
    public async Task Stems_go_into_a_folder_that_is_made_and_may_be_there_already()
    {
        for (var run = 0; run < 2; run++)
        {
            var answer = await CommandLine.RunAsync("score", desk.Clip, "-o", desk.File("again.wav"), "--takes", "2", "--stems", desk.File("new/stems/"));
            Assert.Equal((0, ""), (answer.ExitCode, answer.ExitCode == 0 ? "" : answer.Error));
        }

        Assert.True(Directory.GetFiles(desk.File("new/stems"), "*.wav").Length >= 2);
        Assert.True(Directory.GetFiles(desk.File("new/stems/take2"), "*.wav").Length >= 2);
    }

    [Fact]
    public async Task Takes_are_files_of_their_own_and_differ()
    {
        var answer = await CommandLine.RunAsync("score", desk.Clip, "--takes", "2", "-o", desk.File("take.wav"), "--json");
        Assert.Equal(0, answer.ExitCode);
        var takes = JsonDocument.Parse(answer.Output).RootElement.GetProperty("takes").EnumerateArray().ToArray();
        Assert.Equal(2, takes.Length);
        Assert.True(File.Exists(desk.File("take.wav")) && File.Exists(desk.File("take.take2.wav")));
        Assert.NotEqual(takes[0].GetProperty("cueSheet").GetProperty("key").GetString(), takes[1].GetProperty("cueSheet").GetProperty("key").GetString());
    }

    [Fact]
    public async Task Control_C_leaves_nothing_behind()
    {
        var before = desk.Names();
        var answer = await CommandLine.RunAsync(["score", desk.Clip, "--takes", "5", "-o", desk.File("stopped.mp4")], [], async process =>
        {
            // The first line of progress: work has begun.
            while (!desk.Names().Except(before).Any() && !process.HasExited) await Task.Yield();
            await CommandLine.ToolAsync("sh", "-c", $"kill -INT {process.Id}");
        });
        Assert.Equal(130, answer.ExitCode);
        Assert.DoesNotContain(desk.Names(), name => name.StartsWith('.'));
    }

    private static async Task<string> PictureHashAsync(string path)
    {
        var clip = await Media.ProbeAsync(path, CancellationToken.None);
        var hash = new HashCode();
        await foreach (PictureFrame frame in Media.ReadFramesAsync(clip, new ClipRange(0, clip.DurationSeconds), CancellationToken.None)) hash.AddBytes(frame.Rgb.Span);
        return $"{hash.ToHashCode()}";
    }

    private static async Task<(long Samples, LoudnessReport Loudness)> HearAsync(string path)
    {
        var meter = new LoudnessMeter(SampleClock.Rate);
        var samples = 0L;
        await foreach (var block in Media.ReadSoundAsync(path, CancellationToken.None))
        {
            meter.Process(block.Left.Span, block.Right.Span);
            samples += block.Left.Length;
        }

        return (samples, meter.Report());
    }

    private static async Task AddAsync(string path, float[] sum, float gain)
    {
        var at = 0;
        await foreach (var block in Media.ReadSoundAsync(path, CancellationToken.None))
        {
            foreach (var sample in block.Left.Span) sum[at++] += gain * sample;
        }
    }
}
