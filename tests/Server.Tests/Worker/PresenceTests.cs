using Cuewright.Server.Worker;

namespace Cuewright.Server.Tests.Worker;

public sealed class PresenceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("presence-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Who_is_there_is_not_gone_and_its_folder_stays()
    {
        using var one = new Presence(_folder);
        using var other = new Presence(_folder);
        File.WriteAllText(Path.Combine(one.Folder, "draft"), "half");
        other.Sweep();
        Assert.False(other.IsGone(one.Name));
        Assert.False(other.IsGone(other.Name));
        Assert.True(File.Exists(Path.Combine(one.Folder, "draft")));
    }

    [Fact]
    public void Who_closed_or_was_never_here_is_gone()
    {
        using var other = new Presence(_folder);
        string name;
        using (var one = new Presence(_folder)) name = one.Name;
        Assert.True(other.IsGone(name));
        Assert.True(other.IsGone("another-machine-17-1"));
    }

    [Fact]
    public void What_the_dead_left_is_swept_away()
    {
        using var other = new Presence(_folder);
        // As after a kill: the lock's file is there, and nobody holds it.
        var dead = Directory.CreateDirectory(Path.Combine(_folder, "work", "dead", "jobs", "half-done")).FullName;
        File.WriteAllText(Path.Combine(_folder, "work", "dead", "alive"), "");
        Assert.True(other.IsGone("dead"));
        other.Sweep();
        Assert.False(Directory.Exists(dead));
        Assert.Equal([other.Folder], Directory.GetDirectories(Path.Combine(_folder, "work")));
    }
}
