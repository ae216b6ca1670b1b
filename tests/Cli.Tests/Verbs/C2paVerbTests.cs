namespace Cuewright.Cli.Tests.Verbs;

public sealed class C2paVerbTests(Desk desk) : IClassFixture<Desk>
{
    private static readonly string[] Music = ["compose", "solo piano", "--duration", "2", "--c2pa", "--quiet", "-o"];

    [Fact]
    public async Task A_signer_is_made_once_and_signs_from_then_on()
    {
        var home = new Dictionary<string, string?> { ["CUEWRIGHT_DATA"] = desk.File("home") };
        Assert.Equal(0, (await CommandLine.RunAsync(["c2pa", "init"], home, null)).ExitCode);
        var again = await CommandLine.RunAsync(["c2pa", "init"], home, null);
        Assert.Equal((5, true), (again.ExitCode, again.Error.Contains("already", StringComparison.Ordinal)));

        var made = await CommandLine.RunAsync([.. Music, desk.File("signed.mp3")], home, null);
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.True((await File.ReadAllBytesAsync(desk.File("signed.mp3"))).AsSpan().IndexOf("c2pa manifest store"u8) > 0);
    }

    [Fact]
    public async Task Without_a_signer_nothing_is_made()
    {
        var answer = await CommandLine.RunAsync([.. Music, desk.File("never.mp3")], new() { ["CUEWRIGHT_DATA"] = desk.File("nobody") }, null);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("c2pa init", answer.Error);
        Assert.False(File.Exists(desk.File("never.mp3")));
    }

    [Fact]
    public async Task Only_mp3_is_signed()
    {
        var answer = await CommandLine.RunAsync([.. Music, desk.File("never.wav")]);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("signs mp3 files only", answer.Error);
    }
}
