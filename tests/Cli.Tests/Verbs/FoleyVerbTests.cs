using System.Text.Json;

namespace Cuewright.Cli.Tests.Verbs;

public sealed class FoleyVerbTests(Desk desk) : IClassFixture<Desk>
{
    private const int Rate = 48_000;

    [Fact]
    public async Task Words_alone_become_the_sounds_they_name_as_often_as_they_say()
    {
        var answer = await CommandLine.RunAsync("foley", "three slow knocks on a wooden door", "-o", desk.File("knocks.wav"), "--cue-sheet", desk.File("knocks.json"));
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("knock on wood", answer.Output);
        var sheet = await ReadAsync(desk.File("knocks.json"));
        Assert.Equal("cuewright.effects-sheet", sheet.GetProperty("schema").GetString());
        var times = sheet.GetProperty("effects").GetProperty("events").EnumerateArray().Select(cue => cue.GetProperty("time").GetDouble()).ToArray();
        Assert.Equal(3, times.Length);

        // Eight seconds, with a stroke where each is said to be and silence before the first.
        var sound = Wave.Left(desk.File("knocks.wav"));
        Assert.Equal(8 * Rate, sound.Length);
        foreach (var time in times)
        {
            var at = (int)(time * Rate);
            Assert.True(Peak(sound, at, at + 2400) > 10 * Peak(sound, at - 1200, at - 96));
        }

        Assert.InRange(sound.Max(Math.Abs), 0.01, 0.9);
    }

    [Fact]
    public async Task A_video_keeps_its_picture_and_gets_sound_of_its_length_for_what_is_asked_and_seen()
    {
        var made = desk.File("clip.foley.mp4");
        var answer = await CommandLine.RunAsync("foley", desk.Clip, "--prompt", "footsteps on gravel", "-o", made, "--json");
        Assert.Equal(0, answer.ExitCode);
        var told = JsonDocument.Parse(answer.Output).RootElement.GetProperty("takes")[0].GetProperty("effects");
        Assert.NotEmpty(told.GetProperty("effects").GetProperty("events").EnumerateArray());
        Assert.Equal(await PictureAsync(desk.Clip), await PictureAsync(made));
        Assert.Equal(6, told.GetProperty("duration").GetDouble(), 2);
    }

    [Fact]
    public async Task Music_and_effects_come_in_one_file_whose_stems_hold_both()
    {
        var (made, stems, paper) = (desk.File("both.wav"), desk.File("both-stems"), desk.File("both.json"));
        var answer = await CommandLine.RunAsync("score", desk.Clip, "--effects", "footsteps on gravel", "-o", made, "--stems", stems, "--cue-sheet", paper, "--quiet");
        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        var names = Directory.EnumerateFiles(stems).Select(Path.GetFileNameWithoutExtension).ToArray();
        Assert.Contains("events", names);
        Assert.Contains("bass", names);
        var whole = Wave.Left(made);
        var sum = new float[whole.Length];
        foreach (var stem in Directory.EnumerateFiles(stems))
        {
            var left = Wave.Left(stem);
            for (var i = 0; i < sum.Length; i++) sum[i] += left[i];
        }

        Assert.InRange(whole.Zip(sum, (a, b) => Math.Abs(a - b)).Max(), 0, 4e-5);
        var effects = (await ReadAsync(paper)).GetProperty("effects");
        Assert.NotEmpty(effects.GetProperty("events").EnumerateArray());
    }

    [Fact]
    public async Task A_loop_goes_on_at_its_start_as_it_ends()
    {
        var answer = await CommandLine.RunAsync("foley", "rain", "--loop", "--duration", "3", "-o", desk.File("loop.wav"), "--quiet");
        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        var sound = Wave.Left(desk.File("loop.wav"));
        Assert.Equal(3 * Rate, sound.Length);
        var quarters = Enumerable.Range(0, 12).Select(i => sound[(i * Rate / 4)..((i + 1) * Rate / 4)].Average(sample => sample * sample)).ToArray();
        Assert.All(quarters, power => Assert.InRange(power / quarters.Average(), 0.2, 5));
    }

    [Theory]
    [InlineData("There are neither a video nor words", "foley", " ")]
    [InlineData("There is no file 'nowhere.mp4'", "foley", "nowhere.mp4")]
    [InlineData("--duration 900 is outside 0.5 to 600 seconds.", "foley", "rain", "--duration", "900")]
    [InlineData("--effort 0 is outside 1 to 100.", "foley", "rain", "--effort", "0")]
    [InlineData("--literalness 2 is outside 0 to 1.", "foley", "rain", "--literalness", "2")]
    [InlineData("--start is a place in a video, but there is none.", "foley", "rain", "--start", "3")]
    [InlineData("--takes 9 is outside 1 to 5.", "foley", "rain", "--takes", "9")]
    public async Task What_is_wrong_is_said_in_a_sentence_and_nothing_is_written(string sentence, params string[] arguments)
    {
        var answer = await CommandLine.RunAsync([.. arguments, "-o", desk.File("refused.wav")]);
        Assert.NotEqual(0, answer.ExitCode);
        Assert.Contains(sentence, answer.Error);
        Assert.False(File.Exists(desk.File("refused.wav")));
    }

    private static async Task<JsonElement> ReadAsync(string path) => JsonDocument.Parse(await File.ReadAllTextAsync(path)).RootElement;

    private static float Peak(float[] sound, int from, int to) => sound[Math.Max(0, from)..to].Max(Math.Abs) + 1e-7f;

    private static async Task<string> PictureAsync(string path)
    {
        var copy = path + ".h264.md5";
        await CommandLine.ToolAsync("ffmpeg", "-v", "error", "-y", "-i", path, "-map", "0:v", "-c", "copy", "-f", "md5", copy);
        return await File.ReadAllTextAsync(copy);
    }
}
