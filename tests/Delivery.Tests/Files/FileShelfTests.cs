using System.Text;
using Cuewright.Delivery.Files;

namespace Cuewright.Delivery.Tests.Files;

public sealed class FileShelfTests : DataFolder
{
    private static readonly byte[] Wave = [.. "RIFF\x04\0\0\0WAVE"u8];

    [Fact]
    public async Task What_is_kept_is_found_again_after_a_restart()
    {
        var kept = await NewShelf().KeepAsync(Named("take one.wav"), Bytes(Wave), default);

        var shelf = NewShelf();
        Assert.Equal(kept, shelf.Find(kept.Id));
        Assert.Equal(("take one.wav", "audio/wav", Wave.Length, "anna", Clock.GetUtcNow()), (kept.Name, kept.ContentType, (int)kept.Size, kept.Owner, kept.CreatedAt));
        await using var content = shelf.OpenRead(kept.Id)!;
        var read = new byte[Wave.Length];
        await content.ReadExactlyAsync(read);
        Assert.Equal(Wave, read);
        Assert.True(content.CanSeek);
    }

    [Fact]
    public async Task A_file_at_a_path_is_moved_not_copied()
    {
        var path = Path.Combine(Folder, "made.wav");
        await File.WriteAllBytesAsync(path, Wave);

        var kept = await NewShelf().KeepAsync(Named("made.wav"), path, default);

        Assert.False(File.Exists(path));
        Assert.Equal(Wave, await File.ReadAllBytesAsync(NewShelf().PathOf(kept.Id)));
    }

    [Fact]
    public async Task A_file_above_the_limit_is_refused_and_leaves_nothing()
    {
        var shelf = NewShelf();
        var endless = new EndlessStream();

        var refused = await Assert.ThrowsAsync<FileTooLargeException>(() => shelf.KeepAsync(Named("a") with { MaxBytes = 1_000_000 }, endless, default));

        Assert.Equal(1_000_000, refused.Limit);
        Assert.InRange(endless.Given, 1_000_001, 1_300_000);
        Assert.Empty(AllFiles());
    }

    [Fact]
    public async Task A_moved_file_above_the_limit_is_refused_and_stays_where_it_was()
    {
        var path = Path.Combine(Folder, "large");
        await File.WriteAllBytesAsync(path, new byte[11]);

        await Assert.ThrowsAsync<FileTooLargeException>(() => NewShelf().KeepAsync(Named("a") with { MaxBytes = 10 }, path, default));

        Assert.Equal(["large"], AllFiles());
    }

    [Fact]
    public async Task A_file_as_large_as_the_limit_is_kept() =>
        Assert.Equal(10, (await NewShelf().KeepAsync(Named("a") with { MaxBytes = 10 }, new MemoryStream(new byte[10]), default)).Size);

    [Fact]
    public async Task A_sender_who_breaks_off_leaves_nothing()
    {
        var broken = new EndlessStream { BreaksAfter = 500_000 };
        await Assert.ThrowsAsync<IOException>(() => NewShelf().KeepAsync(Named("a"), broken, default));
        Assert.Empty(AllFiles());
    }

    [Fact]
    public async Task A_full_disk_is_told_from_other_faults()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no /dev/full here");
        await using var full = new FileStream("/dev/full", new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Write, BufferSize = 0 });
        await Assert.ThrowsAsync<DiskFullException>(() => Disk.CopyAsync(Bytes(1, 2, 3), full, 100, null, default));
    }

    [Fact]
    public async Task What_the_content_is_counts_and_not_what_the_name_says()
    {
        var page = await NewShelf().KeepAsync(Named("clip.mp4"), new MemoryStream("<html><script>"u8.ToArray()), default);
        Assert.Equal("application/octet-stream", page.ContentType);
    }

    [Fact]
    public async Task Who_made_a_file_says_what_it_is() =>
        Assert.Equal("audio/basic", (await NewShelf().KeepAsync(Named("a.ul") with { ContentType = "audio/basic" }, Bytes(Wave), default)).ContentType);

    [Theory]
    [InlineData("blob", "blob.wav")]
    [InlineData(null, "file.wav")]
    [InlineData("already.bin", "already.bin")]
    public async Task A_name_without_extension_gets_that_of_its_content(string? given, string kept) =>
        Assert.Equal(kept, (await NewShelf().KeepAsync(Named(given), Bytes(Wave), default)).Name);

    [Fact]
    public async Task A_file_is_gone_from_the_moment_it_expires()
    {
        var shelf = NewShelf();
        var kept = await shelf.KeepAsync(Named("a") with { ExpiresAt = Clock.GetUtcNow().AddHours(1) }, Bytes(1), default);

        Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(shelf.Find(kept.Id));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(shelf.Find(kept.Id));
        Assert.Null(shelf.OpenRead(kept.Id));
    }

    [Fact]
    public async Task Sweeping_removes_what_has_expired_and_nothing_else()
    {
        var shelf = NewShelf();
        var over = await shelf.KeepAsync(Named("a") with { ExpiresAt = Clock.GetUtcNow().AddHours(1) }, Bytes(1), default);
        var still = await shelf.KeepAsync(Named("b") with { ExpiresAt = Clock.GetUtcNow().AddHours(3) }, Bytes(2), default);
        var always = await shelf.KeepAsync(Named("c"), Bytes(3), default);

        Assert.Equal(1, shelf.Sweep(Clock.GetUtcNow().AddHours(2)));

        Assert.False(Path.Exists(shelf.PathOf(over.Id)));
        Assert.NotNull(shelf.Find(still.Id));
        Assert.NotNull(shelf.Find(always.Id));
    }

    [Fact]
    public void Sweeping_removes_what_a_crash_left_once_nobody_can_be_at_it_any_more()
    {
        var shelf = NewShelf();
        var left = Directory.CreateDirectory(Path.Combine(Folder, "incoming", "left"));
        File.WriteAllText(Path.Combine(left.FullName, "content"), "half");
        var unlabelled = Directory.CreateDirectory(Path.GetDirectoryName(shelf.PathOf(FileId.New()))!);
        var written = new DateTimeOffset(left.LastWriteTimeUtc);

        Assert.Equal(0, shelf.Sweep(written.AddHours(23)));
        Assert.Equal(2, shelf.Sweep(written.AddHours(25)));
        Assert.False(Directory.Exists(left.FullName));
        Assert.False(Directory.Exists(unlabelled.FullName));
    }

    [Fact]
    public async Task A_download_that_runs_ends_well_although_the_file_is_deleted()
    {
        var shelf = NewShelf();
        var kept = await shelf.KeepAsync(Named("a"), Bytes(1, 2, 3), default);
        await using var open = shelf.OpenRead(kept.Id)!;

        Assert.True(shelf.Delete(kept.Id));

        Assert.Equal(3, await open.ReadAtLeastAsync(new byte[3], 3));
        Assert.Null(shelf.Find(kept.Id));
        Assert.False(shelf.Delete(kept.Id));
        Assert.Empty(AllFiles());
    }

    [Theory]
    [InlineData("../../../../etc/passwd")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("..")]
    [InlineData("0123456789012345678901234567890123456789/")]
    [InlineData("ABCDEF7890123456789012345678901234567890")]
    public void What_is_no_id_names_no_file(string? id)
    {
        var shelf = NewShelf();
        Assert.Null(shelf.Find(id));
        Assert.Null(shelf.OpenRead(id));
        Assert.False(shelf.Delete(id));
        if (id is not null) Assert.Throws<ArgumentException>(() => shelf.PathOf(id));
    }

    [Fact]
    public async Task The_same_id_is_not_given_twice()
    {
        var shelf = NewShelf();
        var first = await shelf.KeepAsync(Named("a"), Bytes(1), default);
        await Assert.ThrowsAsync<IOException>(() => shelf.KeepAsync(Named("b") with { Id = first.Id }, Bytes(2), default));
        Assert.Equal("a", shelf.Find(first.Id)!.Name);
    }

    [Fact]
    public async Task Others_on_the_machine_cannot_read_what_is_kept()
    {
        var made = Path.Combine(Folder, "made");
        await File.WriteAllTextAsync(made, "open to all");
        await NewShelf().KeepAsync(Named("a"), Bytes(1), default);
        await NewShelf().KeepAsync(Named("b"), made, default);
        Assert.All(AllFiles(), file => Assert.Equal(Disk.OwnerOnly, RightsOf(file)));
    }

    [Fact]
    public async Task Many_at_once_do_not_get_in_each_others_way()
    {
        var shelf = NewShelf();
        var kept = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => shelf.KeepAsync(Named($"{number}.txt"), new MemoryStream(Encoding.UTF8.GetBytes($"content {number}")), default)));
        for (var number = 0; number < kept.Length; number++)
            Assert.Equal($"content {number}", await File.ReadAllTextAsync(shelf.PathOf(kept[number].Id)));
    }
}
