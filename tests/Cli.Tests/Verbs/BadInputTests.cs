using System.Text.Json;

namespace Cuewright.Cli.Tests.Verbs;

public sealed class BadInputTests(Desk desk) : IClassFixture<Desk>
{
    [Theory]
    [InlineData(2, "--bpm", "900", "outside 30 to 300")]
    [InlineData(2, "--key", "H sharp", "is no key")]
    [InlineData(2, "--meter", "4/5", "is no time signature")]
    [InlineData(2, "--style", "polka-core", "is not known; there are")]
    [InlineData(2, "--loudness", "loud", "neither a number")]
    [InlineData(2, "--takes", "9", "outside 1 to 5")]
    [InlineData(2, "--sync", "2", "outside 0 to 1")]
    [InlineData(2, "--markers", "m.txt", ".edl or .csv")]
    [InlineData(2, "--segments", "/nowhere.json", "cannot be read")]
    [InlineData(2, "--hits", "/nowhere.json", "cannot be read")]
    [InlineData(2, "--seed", "minus one", "minus one")]
    [InlineData(3, "--start", "5.9", "cannot start at 5.9 s")]
    [InlineData(3, "--duration", "30", "do not fit")]
    public async Task A_wrong_option_is_named_with_what_is_accepted(int exitCode, string option, string value, string says)
    {
        var before = desk.Names();
        var answer = await CommandLine.RunAsync("score", desk.Clip, option, value);
        Assert.Equal(exitCode, answer.ExitCode);
        Assert.Contains(says, answer.Error);
        Assert.DoesNotContain("   at ", answer.Error);
        Assert.Equal(before, desk.Names());
    }

    [Theory]
    [InlineData("not JSON", "is not what is expected")]
    [InlineData("{\"time\": 3}", "is not what is expected")]
    [InlineData("[]", "holds no moments")]
    [InlineData("[3.2, -1]", "entry 2 needs a time between 0 and 600 seconds, not -1")]
    [InlineData("[{\"time\": \"NaN\"}]", "entry 1 needs a time between 0 and 600 seconds, not \"NaN\"")]
    [InlineData("[NaN]", "is not what is expected")]
    [InlineData("[1e999]", "needs a time between 0 and 600 seconds")]
    [InlineData("[{\"weight\": 1}]", "needs a time")]
    [InlineData("[{\"time\": 1, \"weight\": 7}]", "weight outside 0 to 1, not 7")]
    [InlineData("[{\"time\": 1, \"hard\": \"yes\"}]", "hard is true or false")]
    [InlineData("[{\"time\": 1, \"at\": 2}]", "has a field \"at\"")]
    [InlineData("[1, 2, 5.9, 6, 7.25]", "The music lasts 6 s; these moments of the list lie beyond it: 6, 7.25 s.")]
    public async Task A_list_of_moments_that_cannot_be_used_is_refused_before_any_work(string json, string says)
    {
        var list = desk.File("hits.json");
        await File.WriteAllTextAsync(list, json);
        var answer = await CommandLine.RunAsync("score", desk.Clip, "--hits", list);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(says, answer.Error);
        Assert.DoesNotContain("Watching", answer.Error);
        File.Delete(list);
    }

    [Fact]
    public async Task Too_many_moments_are_refused()
    {
        var list = desk.File("many.json");
        await File.WriteAllTextAsync(list, $"[{string.Join(',', Enumerable.Range(0, 1001))}]");
        Assert.Contains("holds 1001 moments; at most 1000", (await CommandLine.RunAsync("score", desk.Clip, "--hits", list)).Error);
        File.Delete(list);
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once()
    {
        var answer = await CommandLine.RunAsync("score", desk.Clip, "--bpm", "900", "--key", "H");
        Assert.Contains("--bpm", answer.Error);
        Assert.Contains("--key", answer.Error);
    }

    [Fact]
    public async Task A_file_that_is_no_video_is_refused_in_one_sentence()
    {
        await File.WriteAllTextAsync(desk.File("text.mp4"), "This is not a film.");
        await File.WriteAllBytesAsync(desk.File("empty.mp4"), []);
        await CommandLine.ToolAsync("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=d=3", desk.File("tone.wav"));
        await CommandLine.ToolAsync("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=d=0.4", desk.File("blink.mp4"));
        foreach (var (name, says) in new[] { ("text.mp4", "text.mp4"), ("empty.mp4", "empty"), ("nowhere.mp4", "nowhere.mp4"), ("tone.wav", "no picture"), ("blink.mp4", "1 to 600 seconds") })
        {
            var answer = await CommandLine.RunAsync("score", desk.File(name));
            Assert.Equal((name, 3), (name, answer.ExitCode));
            Assert.Contains(says, answer.Error);
            Assert.Single(answer.Error.Split('\n'), line => line.StartsWith("cuewright:", StringComparison.Ordinal));
        }

        Assert.DoesNotContain(desk.Names(), name => name.Contains("scored") && !name.StartsWith("clip", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_output_that_cannot_be_written_is_refused_before_any_work()
    {
        var answer = await CommandLine.RunAsync("score", desk.Clip, "-o", "/proc/film.mp4");
        Assert.Equal(5, answer.ExitCode);
        Assert.DoesNotContain("Watching", answer.Error);
        answer = await CommandLine.RunAsync("score", desk.Clip, "-o", desk.File("film.xyz"));
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(".mp4", answer.Error);
    }

    [Fact]
    public async Task The_clip_is_never_written_over_whatever_name_it_is_given()
    {
        var bytes = await File.ReadAllBytesAsync(desk.Clip);
        File.CreateSymbolicLink(desk.File("link.mp4"), desk.Clip);
        foreach (var arguments in new string[][]
        {
            ["score", desk.Clip, "-o", desk.Clip],
            ["score", desk.File("link.mp4"), "-o", desk.Clip],
            ["score", desk.Clip, "--midi", desk.Clip],
            ["score", desk.Clip, "-o", desk.File("x.wav"), "--midi", desk.File("x.wav")],
            ["analyze", desk.Clip, "-o", desk.Clip],
        })
        {
            Assert.Equal(2, (await CommandLine.RunAsync(arguments)).ExitCode);
            Assert.Equal(bytes, await File.ReadAllBytesAsync(desk.Clip));
        }

        File.Delete(desk.File("link.mp4"));
    }

    [Fact]
    public async Task Machines_get_the_error_as_JSON()
    {
        var answer = await CommandLine.RunAsync("score", desk.File("nowhere.mp4"), "--json");
        Assert.Equal("NotFound", JsonDocument.Parse(answer.Output).RootElement.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Without_ffmpeg_or_a_bank_the_package_is_named()
    {
        var dotnet = Path.GetDirectoryName(Environment.ProcessPath);
        var answer = await CommandLine.RunAsync(["score", desk.Clip], new() { ["PATH"] = dotnet }, null);
        Assert.Equal(4, answer.ExitCode);
        Assert.Contains("ffmpeg", answer.Error);
        answer = await CommandLine.RunAsync(["score", desk.Clip], new() { ["CUEWRIGHT_BANK"] = "/nowhere.sf2" }, null);
        Assert.NotEqual(0, answer.ExitCode);
        Assert.Contains("/nowhere.sf2", answer.Error);
    }

    [Fact]
    public async Task An_empty_prompt_is_refused() => Assert.Equal(2, (await CommandLine.RunAsync("compose", "  ")).ExitCode);
}
