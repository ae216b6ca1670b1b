using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cuewright.Cli.Tests.Verbs;

public sealed class ServeVerbTests(Desk desk) : IClassFixture<Desk>
{
    [Fact]
    public async Task It_says_where_it_listens_answers_and_ends_when_it_is_told_to()
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var data = desk.File("serve-data");
        var answer = await CommandLine.RunAsync(["serve", "--urls", url, "--data", data], [], async process =>
        {
            Assert.Equal("ok\n", await AnsweredAsync(url + "/healthz"));
            await CommandLine.ToolAsync("sh", "-c", $"kill -TERM {process.Id.ToString(CultureInfo.InvariantCulture)}");
        });

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains(url, answer.Output);
        Assert.Contains("No key is asked for", answer.Output);
        Assert.Contains("No mp3 can be signed", answer.Output);
        Assert.Contains(data, answer.Output);
        Assert.True(File.Exists(Path.Combine(data, "jobs.db")));
    }

    [Fact]
    public async Task Everything_wrong_with_the_settings_is_said_at_once()
    {
        await File.WriteAllTextAsync(desk.File("server.json"), """{ "colour": "red" }""");
        var answer = await CommandLine.RunAsync(
            ["serve", "--config", desk.File("server.json"), "--workers", "many", "--data", desk.File("never"), "--c2pa-certificate", "/nowhere.pem", "--c2pa-key", "/nowhere.key"], new() { ["CUEWRIGHT_DRAIN"] = "soon" }, null);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("'colour'", answer.Error);
        Assert.Contains("--workers is 'many'", answer.Error);
        Assert.Contains("CUEWRIGHT_DRAIN is 'soon'", answer.Error);
        Assert.Contains("/nowhere.pem", answer.Error);
        Assert.False(Directory.Exists(desk.File("never")));
    }

    [Theory]
    [InlineData(2, "--urls", "http://0.0.0.0:0", "--keys", "open", "keys may be open only")]
    [InlineData(2, "--config", "/nowhere.json", "--workers", "1", "/nowhere.json cannot be read")]
    [InlineData(5, "--data", "/proc/none", "--workers", "1", "cannot")]
    public async Task What_cannot_be_served_is_refused(int exitCode, string first, string value, string second, string other, string says)
    {
        var answer = await CommandLine.RunAsync("serve", first, value, second, other);
        Assert.Equal(exitCode, answer.ExitCode);
        Assert.Contains(says, answer.Error);
        Assert.DoesNotContain("   at ", answer.Error);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var answer = await CommandLine.RunAsync("serve", "--urls", $"http://127.0.0.1:{port}", "--data", desk.File("taken-data"));
        Assert.Equal(5, answer.ExitCode);
        Assert.Contains($"{port}", answer.Error);
    }

    [Fact]
    public async Task Keys_are_made_shown_once_listed_and_revoked()
    {
        var data = desk.File("keys-data");
        var made = await CommandLine.RunAsync("keys", "create", "studio", "--data", data);
        Assert.Equal(0, made.ExitCode);
        Assert.StartsWith("cw_", made.Output);
        var again = await CommandLine.RunAsync("keys", "create", "studio", "--data", data);
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("already", again.Error);

        Assert.Equal(0, (await CommandLine.RunAsync("keys", "revoke", "studio", "--data", data)).ExitCode);
        var list = await CommandLine.RunAsync("keys", "list", "--data", data);
        Assert.Contains("studio", list.Output);
        Assert.Contains("revoked", list.Output);
        Assert.DoesNotContain(made.Output.Trim().Split('_')[2], list.Output);
        Assert.Equal(2, (await CommandLine.RunAsync("keys", "revoke", "nobody", "--data", data)).ExitCode);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Asks until somebody answers.</summary>
    private static async Task<string> AnsweredAsync(string url)
    {
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                return await client.GetStringAsync(url);
            }
            catch (HttpRequestException)
            {
                await Task.Yield();
            }
        }
    }
}
