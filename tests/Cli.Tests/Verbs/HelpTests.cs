namespace Cuewright.Cli.Tests.Verbs;

public sealed class HelpTests
{
    [Theory]
    [InlineData("cuewright [command]", "--help")]
    [InlineData("cuewright score <VIDEO>", "score", "-h")]
    [InlineData("cuewright keys create", "keys", "create", "-?")]
    public async Task Help_calls_the_program_by_its_name(string usage, params string[] arguments)
    {
        var answer = await CommandLine.RunAsync(arguments);
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains(usage, answer.Output);
        Assert.DoesNotContain("Cuewright.Cli", answer.Output);
    }

    [Fact]
    public async Task The_version_is_told()
    {
        var answer = await CommandLine.RunAsync("--version");
        Assert.Equal(0, answer.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+", answer.Output);
    }
}
