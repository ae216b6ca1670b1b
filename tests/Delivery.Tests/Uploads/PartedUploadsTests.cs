using System.IO.Pipelines;
using Cuewright.Delivery.Files;
using Cuewright.Delivery.Uploads;

namespace Cuewright.Delivery.Tests.Uploads;

public sealed class PartedUploadsTests : DataFolder
{
    [Fact]
    public async Task Parts_in_any_order_become_the_file_in_theirs()
    {
        var (id, name) = Begin("../clip");
        var third = await PutAsync(id, 3, 5, 6);
        var first = await PutAsync(id, 1, 1, 2);
        var second = await PutAsync(id, 2, 3, 4);

        var kept = await New().CompleteAsync(id, [second, third, first], default);

        Assert.Equal((id, "clip", 6L, "anna"), (kept.Id, kept.Name, kept.Size, kept.Owner));
        Assert.Equal("clip", name);
        Assert.Equal([1, 2, 3, 4, 5, 6], await File.ReadAllBytesAsync(NewShelf().PathOf(id)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(Folder, "uploads")));
    }

    [Fact]
    public async Task A_part_sent_again_replaces_the_one_before()
    {
        var (id, _) = Begin();
        await PutAsync(id, 1, 9, 9, 9);
        var again = await PutAsync(id, 1, 1);
        await New().CompleteAsync(id, [again], default);
        Assert.Equal([1], await File.ReadAllBytesAsync(NewShelf().PathOf(id)));
    }

    [Fact]
    public async Task Senders_at_once_leave_one_part_of_each_number()
    {
        var (id, _) = Begin();
        var uploads = New();
        var sent = await Task.WhenAll(Enumerable.Range(0, 40).Select(turn => uploads.PutPartAsync(id, 1 + (turn % 4), Bytes((byte)turn), default)));
        Assert.Equal(4, Directory.EnumerateFiles(Path.Combine(Folder, "uploads", id), "part-*").Count());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Folder, "uploads", id), "draft-*"));
        Assert.Equal(40, sent.Length);
    }

    [Fact]
    public async Task Etags_are_taken_in_quotes_too()
    {
        var (id, _) = Begin();
        var part = await PutAsync(id, 1, 1);
        Assert.Equal(1, (await New().CompleteAsync(id, [part with { Etag = $"\"{part.Etag}\"" }], default)).Size);
    }

    [Fact]
    public async Task An_empty_part_is_refused_with_what_works_instead()
    {
        var (id, _) = Begin();
        await PutAsync(id, 1, 1);
        var refused = await Assert.ThrowsAsync<UploadException>(() => New().PutPartAsync(id, 2, Bytes(), default));
        Assert.Equal(UploadFault.EmptyPart, refused.Fault);
        Assert.Contains("upload_file", refused.Message);
        Assert.Single(Directory.EnumerateFiles(Path.Combine(Folder, "uploads", id), "part-*"));
    }

    public static TheoryData<int[], UploadFault, string> WrongLists => new()
    {
        { [], UploadFault.MissingPart, "Part 1" },
        { [1], UploadFault.MissingPart, "Part 2" },
        { [1, 3], UploadFault.MissingPart, "Part 2" },
        { [1, 1], UploadFault.MissingPart, "Part 2" },
        { [1, 2, 3], UploadFault.MissingPart, "Part 3" },
        { [0, 1, 2], UploadFault.MissingPart, "Part 1" },
        { [-2], UploadFault.MissingPart, "Part 1" },
    };

    [Theory]
    [MemberData(nameof(WrongLists))]
    public async Task A_list_with_a_hole_is_refused_and_can_be_put_right(int[] numbers, UploadFault fault, string named)
    {
        var (id, _) = Begin();
        var parts = new[] { await PutAsync(id, 1, 1), await PutAsync(id, 2, 2) };

        var refused = await Assert.ThrowsAsync<UploadException>(() => New().CompleteAsync(id, [.. numbers.Select(number => new UploadPart(number, parts[Math.Clamp(number - 1, 0, 1)].Etag))], default));

        Assert.Equal(fault, refused.Fault);
        Assert.Contains(named, refused.Message);
        Assert.Null(NewShelf().Find(id));
        Assert.Equal(2, (await New().CompleteAsync(id, parts, default)).Size);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("../order.json")]
    [InlineData("*")]
    public async Task A_wrong_etag_is_refused(string etag)
    {
        var (id, _) = Begin();
        await PutAsync(id, 1, 1);
        var refused = await Assert.ThrowsAsync<UploadException>(() => New().CompleteAsync(id, [new UploadPart(1, etag)], default));
        Assert.Equal(UploadFault.WrongEtag, refused.Fault);
    }

    [Fact]
    public async Task The_etag_of_a_replaced_part_is_no_longer_good()
    {
        var (id, _) = Begin();
        var old = await PutAsync(id, 1, 9);
        await PutAsync(id, 1, 1);
        await Assert.ThrowsAsync<UploadException>(() => New().CompleteAsync(id, [old], default));
    }

    [Fact]
    public async Task Completing_twice_gives_the_same_file()
    {
        var (id, _) = Begin();
        var part = await PutAsync(id, 1, 1);
        Assert.Equal(await New().CompleteAsync(id, [part], default), await New().CompleteAsync(id, [part], default));
        var late = await Assert.ThrowsAsync<UploadException>(() => New().PutPartAsync(id, 2, Bytes(2), default));
        Assert.Equal(UploadFault.Finished, late.Fault);
    }

    [Fact]
    public async Task Completing_many_times_at_once_gives_the_same_file()
    {
        var (id, _) = Begin();
        var part = await PutAsync(id, 1, 1, 2, 3);
        var uploads = New();
        var kept = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => uploads.CompleteAsync(id, [part], default))));
        Assert.Single(kept.Distinct());
    }

    [Fact]
    public async Task Limits_hold_for_a_part_for_all_of_them_and_for_their_number()
    {
        var uploads = new PartedUploads(Folder, NewShelf(), new UploadOptions { MaxBytes = 10, MaxPartBytes = 6, MaxParts = 3 });
        var (id, _) = Begin();
        var capped = FileId.New();
        uploads.Begin(Named("a") with { Id = capped });
        await Assert.ThrowsAsync<FileTooLargeException>(() => uploads.PutPartAsync(capped, 1, new MemoryStream(new byte[7]), default));
        await uploads.PutPartAsync(capped, 1, new MemoryStream(new byte[6]), default);
        await Assert.ThrowsAsync<FileTooLargeException>(() => uploads.PutPartAsync(capped, 2, new MemoryStream(new byte[5]), default));
        await uploads.PutPartAsync(capped, 2, new MemoryStream(new byte[4]), default);
        await uploads.PutPartAsync(capped, 1, new MemoryStream(new byte[6]), default);
        foreach (var number in new[] { 0, 4, -1 })
            Assert.Equal(UploadFault.BadPartNumber, (await Assert.ThrowsAsync<UploadException>(() => uploads.PutPartAsync(capped, number, Bytes(1), default))).Fault);
        Assert.NotEqual(id, capped);
    }

    [Fact]
    public async Task Parts_that_come_at_once_do_not_slip_past_the_limit_together()
    {
        var uploads = new PartedUploads(Folder, NewShelf(), new UploadOptions { MaxBytes = 10 });
        var file = Named("a");
        uploads.Begin(file);
        // The first is on its way, with room for it, when the second comes and takes the room.
        var slow = new Pipe();
        var first = uploads.PutPartAsync(file.Id, 1, slow.Reader.AsStream(), default);
        await slow.Writer.WriteAsync(new byte[6]);
        await uploads.PutPartAsync(file.Id, 2, new MemoryStream(new byte[6]), default);
        await slow.Writer.CompleteAsync();
        await Assert.ThrowsAsync<FileTooLargeException>(() => first);
    }

    [Fact]
    public async Task A_sender_who_breaks_off_can_send_the_part_again()
    {
        var (id, _) = Begin();
        await Assert.ThrowsAsync<IOException>(() => New().PutPartAsync(id, 1, new EndlessStream { BreaksAfter = 200_000 }, default));
        Assert.Equal([Path.Combine("uploads", id, "order.json")], AllFiles());
        var part = await PutAsync(id, 1, 1);
        Assert.Equal(1, (await New().CompleteAsync(id, [part], default)).Size);
    }

    [Fact]
    public async Task A_whole_file_in_one_piece_is_kept_under_the_id_that_was_promised()
    {
        var (id, _) = Begin("clip.mp4");
        var kept = await New().PutWholeAsync(id, Bytes(1, 2), default);
        Assert.Equal((id, "clip.mp4", 2L), (kept.Id, kept.Name, kept.Size));
        Assert.Equal(UploadFault.Finished, (await Assert.ThrowsAsync<UploadException>(() => New().PutWholeAsync(id, Bytes(3), default))).Fault);
        Assert.Equal(2, NewShelf().Find(id)!.Size);
    }

    [Fact]
    public async Task An_upload_that_was_left_alone_is_swept_away()
    {
        var (id, _) = Begin();
        await PutAsync(id, 1, 1);
        var written = Disk.LastWritten(Path.Combine(Folder, "uploads", id));

        Assert.Equal(0, New().Sweep(written.AddHours(23)));
        Assert.Equal(1, New().Sweep(written.AddHours(25)));
        Assert.Equal(UploadFault.Unknown, (await Assert.ThrowsAsync<UploadException>(() => New().PutPartAsync(id, 2, Bytes(1), default))).Fault);
    }

    [Theory]
    [InlineData("../files")]
    [InlineData("")]
    [InlineData("0123456789012345678901234567890123456789")]
    public async Task An_upload_that_was_never_begun_takes_nothing(string id)
    {
        Assert.Equal(UploadFault.Unknown, (await Assert.ThrowsAsync<UploadException>(() => New().PutPartAsync(id, 1, Bytes(1), default))).Fault);
        Assert.Equal(UploadFault.Unknown, (await Assert.ThrowsAsync<UploadException>(() => New().CompleteAsync(id, [], default))).Fault);
    }

    private PartedUploads New() => new(Folder, NewShelf(), new UploadOptions());

    private (string Id, string Name) Begin(string? name = "clip.mp4")
    {
        var file = Named(name);
        return (file.Id, New().Begin(file));
    }

    private Task<UploadPart> PutAsync(string id, int number, params byte[] bytes) => New().PutPartAsync(id, number, Bytes(bytes), default);
}
