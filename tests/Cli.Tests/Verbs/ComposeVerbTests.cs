using System.Text.Json;

namespace Cuewright.Cli.Tests.Verbs;

public sealed class ComposeVerbTests(Desk desk) : IClassFixture<Desk>
{
    [Fact]
    public async Task Words_decide_tempo_key_and_style()
    {
        var answer = await CommandLine.RunAsync("compose", "lo-fi hip hop in D minor at 84 bpm", "--duration", "6", "-o", desk.File("words.wav"), "--json");
        Assert.Equal(0, answer.ExitCode);
        var sheet = JsonDocument.Parse(answer.Output).RootElement.GetProperty("takes")[0].GetProperty("cueSheet");
        Assert.Equal("lo-fi", sheet.GetProperty("style").GetString());
        Assert.Equal("D minor", sheet.GetProperty("key").GetString());
        Assert.All(sheet.GetProperty("tempos").EnumerateArray(), tempo => Assert.InRange(tempo.GetProperty("bpm").GetDouble(), 84 * 0.97, 84 * 1.03));
        Assert.Equal(6 * 48_000, sheet.GetProperty("samples").GetInt64());
    }

    [Fact]
    public async Task What_must_not_sound_has_no_part()
    {
        var answer = await CommandLine.RunAsync("compose", "energetic rock", "--negative", "drums", "--duration", "8", "-o", desk.File("tacet.wav"), "--json");
        var parts = JsonDocument.Parse(answer.Output).RootElement.GetProperty("takes")[0].GetProperty("cueSheet").GetProperty("parts").EnumerateArray().ToArray();
        Assert.NotEmpty(parts);
        Assert.DoesNotContain(parts, part => part.GetProperty("role").GetString() == "Drums");
    }

    [Fact]
    public async Task Listed_moments_are_struck_and_keep_their_names()
    {
        await File.WriteAllTextAsync(desk.File("hits.json"), "[2.5, {\"time\": 5.04, \"kind\": \"door slams\"}, 2.5, {\"time\": 6.3, \"hard\": false}]");
        var answer = await CommandLine.RunAsync("compose", "epic", "--duration", "10", "--hits", desk.File("hits.json"), "-o", desk.File("hits.wav"), "--json");
        var hits = JsonDocument.Parse(answer.Output).RootElement.GetProperty("takes")[0].GetProperty("cueSheet").GetProperty("hits").EnumerateArray()
            .Select(hit => (hit.GetProperty("time").GetDouble(), hit.GetProperty("kind").GetString(), hit.GetProperty("hard").GetBoolean())).ToArray();
        Assert.Equal([(2.5, "Given", true), (5.04, "door slams", true), (6.3, "Given", false), (10, "End", false)], hits);
    }

    [Fact]
    public async Task A_format_by_name_names_the_file_and_is_as_loud_as_any()
    {
        var answer = await CommandLine.RunAsync("compose", "epic trailer drums", "--duration", "3", "--format", "ulaw_8000", "-o", desk.File("call"), "--json");
        var sheet = JsonDocument.Parse(answer.Output).RootElement.GetProperty("takes")[0].GetProperty("cueSheet");
        Assert.Equal(3 * 8_000, new FileInfo(desk.File("call")).Length);
        Assert.InRange(sheet.GetProperty("loudness").GetProperty("integratedLufs").GetDouble(), -14.5, -13.5);
        Assert.InRange(sheet.GetProperty("loudness").GetProperty("truePeakDb").GetDouble(), -20, -1);
    }

    [Fact]
    public async Task A_format_that_the_file_name_denies_is_refused()
    {
        var answer = await CommandLine.RunAsync("compose", "calm", "--format", "mp3_44100_128", "-o", desk.File("no.wav"));
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("end in .mp3", answer.Error, StringComparison.Ordinal);
    }
}
