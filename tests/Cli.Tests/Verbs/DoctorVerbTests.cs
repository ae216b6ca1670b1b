using System.Text.Json;

namespace Cuewright.Cli.Tests.Verbs;

public sealed class DoctorVerbTests
{
    [Fact]
    public async Task All_is_well_on_a_machine_that_has_everything()
    {
        var answer = await CommandLine.RunAsync("doctor", "--json");
        Assert.Equal(0, answer.ExitCode);
        Assert.All(JsonDocument.Parse(answer.Output).RootElement.EnumerateArray(), finding => Assert.True(finding.GetProperty("good").GetBoolean()));
    }

    [Fact]
    public async Task What_is_missing_is_named_with_the_command_that_mends_it()
    {
        var answer = await CommandLine.RunAsync(["doctor"], new() { ["PATH"] = Path.GetDirectoryName(Environment.ProcessPath), ["CUEWRIGHT_BANK"] = "/nowhere.sf2" }, null);
        Assert.Equal(4, answer.ExitCode);
        Assert.Contains("to mend: apt-get install ffmpeg", answer.Output);
        Assert.Contains("/nowhere.sf2", answer.Output);
    }
}
