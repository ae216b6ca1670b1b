using System.Globalization;
using System.Text.Json;

namespace Cuewright.Cli.Tests.Verbs;

public sealed class AnalyzeVerbTests(Desk desk) : IClassFixture<Desk>
{
    [Fact]
    public async Task What_is_seen_is_said_in_words_and_written_as_JSON_without_any_instruments()
    {
        var answer = await CommandLine.RunAsync(["analyze", desk.Clip, "-o", desk.File("seen.json")], new() { ["CUEWRIGHT_BANK"] = "/nowhere.sf2" }, null);
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("3 shots in 6 seconds", answer.Output);
        var seen = JsonDocument.Parse(await File.ReadAllTextAsync(desk.File("seen.json"))).RootElement;
        Assert.Equal([0, 60, 100], seen.GetProperty("shots").EnumerateArray().Select(shot => shot.GetProperty("startFrame").GetInt32()));
    }

    [Fact]
    public async Task The_timeline_is_a_picture_with_thumbnails()
    {
        var answer = await CommandLine.RunAsync("analyze", desk.Clip, "--plot", desk.File("seen.svg"), "--quiet");
        Assert.Equal((0, ""), (answer.ExitCode, answer.Output));
        Assert.Contains("data:image/jpeg;base64,", await File.ReadAllTextAsync(desk.File("seen.svg")));

        await CommandLine.RunAsync("analyze", desk.Clip, "--plot", desk.File("seen.png"), "--quiet");
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], (await File.ReadAllBytesAsync(desk.File("seen.png")))[..4]);
    }

    [Fact]
    public async Task The_numbers_of_every_frame_are_a_table_that_shows_the_cuts()
    {
        var answer = await CommandLine.RunAsync("analyze", desk.Clip, "--numbers", desk.File("seen.csv"), "--quiet");
        Assert.Equal((0, ""), (answer.ExitCode, answer.Output));
        var rows = (await File.ReadAllLinesAsync(desk.File("seen.csv"))).Select(line => line.Split(',')).ToArray();
        Assert.Equal(151, rows.Length);
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        var confidence = Array.IndexOf(rows[0], "cut_confidence");
        var cuts = rows[1..].Where(row => row[confidence] is [_, ..] value && double.Parse(value, CultureInfo.InvariantCulture) > 0.5);
        Assert.Equal(["60", "100"], cuts.Select(row => row[0]));
    }

    [Fact]
    public async Task A_plot_of_another_kind_is_refused()
    {
        var answer = await CommandLine.RunAsync("analyze", desk.Clip, "--plot", desk.File("seen.bmp"));
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(".png or .svg", answer.Error);
    }
}
