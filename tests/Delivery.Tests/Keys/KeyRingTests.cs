using Cuewright.Delivery.Files;
using Cuewright.Delivery.Keys;

namespace Cuewright.Delivery.Tests.Keys;

public sealed class KeyRingTests : DataFolder
{
    [Fact]
    public void A_new_key_opens_until_it_is_revoked()
    {
        var ring = New();
        var made = ring.Create("studio", new KeyLimits { ConcurrentJobs = 2 });
        Assert.StartsWith("cw_", made.Text);
        Assert.Equal(made.Key, ring.Open(made.Text));

        Assert.True(ring.Revoke("studio"));

        Assert.Null(ring.Open(made.Text));
        Assert.False(ring.Revoke("studio"));
        Assert.NotNull(ring.List().Single().RevokedAt);
    }

    [Fact]
    public void A_key_in_two_halves_is_the_same_key()
    {
        var made = New().Create("studio", new KeyLimits());
        var halves = made.Text.Split('_');
        Assert.Equal("studio", New().Open($"{halves[1]}:{halves[2]}")!.Name);
    }

    [Fact]
    public void Keys_made_by_another_process_work_at_once_and_revoked_ones_stop_at_once()
    {
        var server = New();
        Assert.Empty(server.List());
        var first = New().Create("first", new KeyLimits());
        Assert.NotNull(server.Open(first.Text));
        var second = New().Create("second", new KeyLimits());
        Assert.NotNull(server.Open(second.Text));
        New().Revoke("first");
        Assert.Null(server.Open(first.Text));
        Assert.NotNull(server.Open(second.Text));
    }

    [Fact]
    public void What_root_writes_belongs_to_the_account_the_folder_belongs_to()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root may give files away.");
        Run("chown", "65534:65534", Folder);
        New().Create("studio", new KeyLimits());
        Assert.Equal(["65534:65534", "65534:65534"], Run("stat", ["-c", "%u:%g", .. Directory.EnumerateFiles(Folder, "keys.json*")]));

        static string[] Run(string program, params string[] arguments)
        {
            using var run = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!; // Nothing of the shell.
            return run.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
    }

    [Fact]
    public void A_change_within_one_tick_of_the_clock_of_the_disk_is_seen_too()
    {
        var server = New();
        var made = New().Create("studio", new KeyLimits());
        Assert.NotNull(server.Open(made.Text));
        var file = new FileInfo(Path.Combine(Folder, "keys.json"));
        var written = file.LastWriteTimeUtc;
        New().Revoke("studio");
        file.LastWriteTimeUtc = written;
        Assert.Null(server.Open(made.Text));
    }

    [Fact]
    public void The_key_itself_is_nowhere_on_the_disk_and_in_no_log()
    {
        var made = New().Create("studio", new KeyLimits());
        var secret = made.Text.Split('_')[2];
        Assert.All(AllFiles(), file => Assert.DoesNotContain(secret, File.ReadAllText(Path.Combine(Folder, file))));
        Assert.DoesNotContain(secret, made.ToString());
        Assert.Equal(Disk.OwnerOnly, RightsOf("keys.json"));
    }

    [Fact]
    public void What_is_not_quite_the_key_does_not_open()
    {
        var ring = New();
        var text = ring.Create("studio", new KeyLimits()).Text;
        var other = ring.Create("other", new KeyLimits()).Text;
        string?[] wrong = [null, "", "cw_", "cw__", ":", text[..^1], text + "0", text.ToUpperInvariant(), " " + text, "studio", $"{text[..16]}{other[16..]}", new string('a', 1_000_000)];
        Assert.All(wrong, one => Assert.Null(ring.Open(one)));
    }

    [Fact]
    public void Limits_of_their_own_are_told_of_the_keys_in_use_that_have_one()
    {
        var ring = New();
        ring.Revoke(ring.Create("studio", new KeyLimits { ConcurrentJobs = 5 }).Key.Id);
        ring.Create("studio", new KeyLimits { ConcurrentJobs = 3 });
        ring.Create("other", new KeyLimits());
        Assert.Equal(new Dictionary<string, int> { ["studio"] = 3 }, ring.RunningOf());
    }

    [Fact]
    public void A_name_is_in_use_once_and_free_again_after_it_was_revoked()
    {
        var ring = New();
        var old = ring.Create("studio", new KeyLimits());
        Assert.Throws<ArgumentException>(() => ring.Create("studio", new KeyLimits()));
        ring.Revoke(old.Key.Id);
        var now = ring.Create("studio", new KeyLimits());
        Assert.Null(ring.Open(old.Text));
        Assert.Equal("studio", ring.Open(now.Text)!.Name);
        Assert.Equal(2, ring.List().Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a/b")]
    [InlineData("local")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void Names_that_cannot_be_given_are_refused(string name) => Assert.Throws<ArgumentException>(() => New().Create(name, new KeyLimits()));

    [Fact]
    public void A_damaged_file_lets_nobody_in()
    {
        var made = New().Create("studio", new KeyLimits());
        File.WriteAllText(Path.Combine(Folder, "keys.json"), "[{");
        Assert.Throws<InvalidDataException>(() => New().Open(made.Text));
    }

    private KeyRing New() => new(Folder, Clock);
}
