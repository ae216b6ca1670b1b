using System.Runtime.CompilerServices;
using Cuewright.Server.Hosting;

namespace Cuewright.Server.Tests.Hosting;

public sealed class SettingsTests
{
    private static readonly Dictionary<string, string> None = [];

    [Fact]
    public void Flags_win_over_the_environment_and_the_environment_over_the_file()
    {
        var file = Settings.ReadFile("""{ "workers": 3, "drain": "5s", "data": "/a", /* a word */ "reach-private": true, }""");
        var (options, faults) = Settings.Read(file, name => name switch { "CUEWRIGHT_WORKERS" => "4", "CUEWRIGHT_DATA" => "/b", _ => null }, new Dictionary<string, string> { ["data"] = "/c" });

        Assert.Empty(faults);
        Assert.Equal((4, TimeSpan.FromSeconds(5), "/c", true), (options.Workers, options.Drain, options.DataFolder, options.ReachPrivate));
    }

    [Fact]
    public void Every_mistake_is_named_with_its_place()
    {
        var (_, faults) = Settings.Read(
            new Dictionary<string, string> { ["wokers"] = "3", ["drain"] = "soon" },
            name => name == "CUEWRIGHT_MAX_UPLOAD" ? "big" : null,
            new Dictionary<string, string> { ["urls"] = "ftp://x" });

        Assert.Equal(4, faults.Length);
        Assert.Contains(faults, fault => fault.Contains("'wokers' in the configuration file"));
        Assert.Contains(faults, fault => fault.Contains("'drain' in the configuration file is 'soon'"));
        Assert.Contains(faults, fault => fault.StartsWith("CUEWRIGHT_MAX_UPLOAD is 'big'", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("--urls is 'ftp://x'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://127.0.0.1:1")]
    [InlineData("http://127.0.0.1:1/path")]
    [InlineData("127.0.0.1:1")]
    [InlineData("")]
    public void Only_plain_addresses_can_be_listened_on(string urls) => Assert.Single(Settings.Read(None, _ => null, new Dictionary<string, string> { ["urls"] = urls }).Faults);

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("1.5m", 90)]
    [InlineData("2h", 7200)]
    [InlineData("7d", 604_800)]
    public void Times_have_units(string text, double seconds)
    {
        var (options, faults) = Settings.Read(None, _ => null, new Dictionary<string, string> { ["keep-results"] = text });
        Assert.Empty(faults);
        Assert.Equal(seconds, options.KeepResults.TotalSeconds);
    }

    [Theory]
    [InlineData("90")]
    [InlineData("-1s")]
    [InlineData("0s")]
    [InlineData("1e9d")]
    [InlineData("NaNs")]
    [InlineData("40000d")]
    public void What_is_no_time_is_refused(string text) => Assert.Single(Settings.Read(None, _ => null, new Dictionary<string, string> { ["keep-results"] = text }).Faults);

    [Fact]
    public void Only_a_server_that_nobody_else_can_reach_goes_without_keys()
    {
        var open = new Dictionary<string, string> { ["urls"] = "http://127.0.0.1:1,http://0.0.0.0:2", ["keys"] = "open" };
        Assert.Contains("http://0.0.0.0:2", Assert.Single(Settings.Read(None, _ => null, open).Faults));
        open.Remove("keys");
        Assert.True(Settings.Read(None, _ => null, open).Options.AsksForKeys);
        Assert.False(new ServerOptions().AsksForKeys);
    }

    [Fact]
    public void A_certificate_comes_with_its_key() =>
        Assert.Contains("belong together", Assert.Single(Settings.Read(None, _ => null, new Dictionary<string, string> { ["c2pa-key"] = "a.pem" }).Faults));

    [Fact]
    public void The_page_for_operators_lists_every_setting()
    {
        var page = File.ReadAllText(Page());
        Assert.All(Settings.All, setting => Assert.Contains($"| `{setting.Flag}` | `{setting.Variable}` |", page));
    }

    private static string Page([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/server.md")); // A source file lies in a folder.
}
