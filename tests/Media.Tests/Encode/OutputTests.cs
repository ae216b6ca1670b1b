using System.Diagnostics;
using Cuewright.Engine;
using Cuewright.Engine.Pipeline;

namespace Cuewright.Media.Tests.Encode;

/// <summary>What becomes of the target when something goes wrong.</summary>
public sealed class OutputTests(MediaFolder folder)
{
    private static readonly float[] Silence = new float[48_000];

    [Fact]
    public async Task Nothing_is_visible_until_completion_and_nothing_stays_without_it()
    {
        var output = folder.Fresh();
        var path = Path.Combine(output, "mix.wav");
        await File.WriteAllTextAsync(path, "the last version", Cancel);
        await using (var sink = await folder.Media.OpenSinkAsync(Order(path), Cancel))
        {
            await sink.WriteAsync(Silence, Silence, Cancel);
        }

        Assert.Equal("the last version", await File.ReadAllTextAsync(path, Cancel));
        Assert.Single(Directory.GetFileSystemEntries(output));
    }

    [Fact]
    public async Task Cancellation_leaves_no_file()
    {
        var output = folder.Fresh();
        using var source = new CancellationTokenSource();
        await using (var sink = await folder.Media.OpenSinkAsync(Order(Path.Combine(output, "mix.flac"), 480_000_000), source.Token))
        {
            await sink.WriteAsync(Silence, Silence, source.Token);
            await source.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await sink.WriteAsync(Silence, Silence, source.Token));
        }

        Assert.Empty(Directory.GetFileSystemEntries(output));
    }

    [Theory]
    [InlineData(47_999)]
    [InlineData(48_001)]
    public async Task A_length_other_than_ordered_is_a_mistake(long ordered)
    {
        var output = folder.Fresh();
        await using (var sink = await folder.Media.OpenSinkAsync(Order(Path.Combine(output, "mix.wav"), ordered), Cancel))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            {
                await sink.WriteAsync(Silence, Silence, Cancel);
                await sink.CompleteAsync(Cancel);
                sink.Publish();
            });
        }

        Assert.Empty(Directory.GetFileSystemEntries(output));
    }

    [Fact]
    public async Task Unknown_formats_are_refused_with_those_that_are_known()
    {
        var refusal = await RefusedAsync(Order(Path.Combine(folder.Fresh(), "mix.xyz")), RefusalCode.BadOption);
        Assert.Contains(".wav", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".mp4", refusal.Message, StringComparison.Ordinal);
        await RefusedAsync(Order(Path.Combine(folder.Fresh(), "mix.mp4")), RefusalCode.BadOption);
        await RefusedAsync(Order(Path.Combine(folder.Fresh(), "mix")), RefusalCode.BadOption);
    }

    [Fact]
    public async Task The_clip_itself_is_never_overwritten()
    {
        var clip = await folder.Media.ProbeAsync(await folder.MakeClipAsync("precious.mp4"), Cancel);
        await RefusedAsync(Order(clip.Path) with { Picture = clip }, RefusalCode.BadOption);
    }

    [Fact]
    public async Task A_place_that_takes_no_file_is_refused_before_any_work()
    {
        await RefusedAsync(Order(Path.Combine(folder.Fresh(), "no", "such", "mix.wav")), RefusalCode.Unwritable);
        var occupied = Directory.CreateDirectory(Path.Combine(folder.Fresh(), "mix.wav")).FullName;
        await RefusedAsync(Order(occupied), RefusalCode.Unwritable);
        // A folder in which even root creates nothing.
        if (OperatingSystem.IsLinux()) await RefusedAsync(Order("/proc/self/mix.wav"), RefusalCode.Unwritable);
    }

    [Theory]
    [InlineData("mix.wav")]
    [InlineData("mix.mp4")]
    public async Task A_full_disk_is_told_and_left_clean(string name)
    {
        var disk = folder.Fresh();
        Assert.SkipUnless(await RunAsync("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk), "Small disks can be mounted by root on Linux only.");
        try
        {
            var clip = await folder.Media.ProbeAsync(await folder.MakeClipAsync("filling.mp4"), Cancel);
            await using (var sink = await folder.Media.OpenSinkAsync(Order(Path.Combine(disk, name), 4_800_000) with { Picture = clip }, Cancel))
            {
                var noise = new float[48_000];
                for (var i = 0; i < noise.Length; i++) noise[i] = ((i * 7919) % 1000 / 1000f) - 0.5f;
                var refusal = await Assert.ThrowsAsync<RefusalException>(async () =>
                {
                    for (var second = 0; second < 100; second++) await sink.WriteAsync(noise, noise, Cancel);
                    await sink.CompleteAsync(Cancel);
                    sink.Publish();
                });
                Assert.Equal(RefusalCode.DiskFull, refusal.Code);
            }

            Assert.Empty(Directory.GetFileSystemEntries(disk));
        }
        finally
        {
            await RunAsync("umount", disk);
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static DeliveryOrder Order(string path, long samples = 96_000) => new() { OutputPath = path, LengthSamples = samples };

    private async Task<RefusalException> RefusedAsync(DeliveryOrder order, RefusalCode code)
    {
        var refusal = await Assert.ThrowsAsync<RefusalException>(() => folder.Media.OpenSinkAsync(order, Cancel));
        Assert.Equal(code, refusal.Code);
        return refusal;
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        if (!OperatingSystem.IsLinux()) return false;
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode == 0;
    }
}
