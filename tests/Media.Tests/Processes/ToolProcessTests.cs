using System.Diagnostics;
using Cuewright.Engine;
using Cuewright.Media.Processes;

namespace Cuewright.Media.Tests.Processes;

public sealed class ToolProcessTests(MediaFolder folder)
{
    private static readonly ToolCall Endless = new()
    {
        Tool = Tool.Ffmpeg,
        Arguments = ["-v", "error", "-nostdin", "-f", "lavfi", "-i", "testsrc=s=16x16", "-f", "rawvideo", "pipe:1"],
        WallTime = TimeSpan.FromMinutes(5),
    };

    [Fact]
    public async Task Cancellation_ends_the_process()
    {
        using var source = new CancellationTokenSource();
        await using var running = ToolProcess.Start(folder.Tools, Endless, source.Token);
        var id = running.Id;
        Assert.Equal(1, await running.Output.ReadAtLeastAsync(new byte[1], 1, cancellationToken: Cancel));
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(running.ExitAsync);
        Assert.False(IsRunning(id));
    }

    [Fact]
    public async Task Leaving_early_ends_the_process()
    {
        int id;
        await using (var running = ToolProcess.Start(folder.Tools, Endless, Cancel))
        {
            id = running.Id;
        }

        Assert.False(IsRunning(id));
    }

    [Fact]
    public async Task Time_is_limited()
    {
        var refusal = await Assert.ThrowsAsync<RefusalException>(() =>
            ToolProcess.RunAsync(folder.Tools, Endless with { WallTime = TimeSpan.FromMilliseconds(1) }, Cancel));
        Assert.Equal(RefusalCode.TimedOut, refusal.Code);
    }

    [Fact]
    public async Task Output_is_limited()
    {
        var refusal = await Assert.ThrowsAsync<RefusalException>(() => ToolProcess.RunAsync(folder.Tools, Endless with
        {
            Arguments = ["-v", "error", "-nostdin", "-f", "lavfi", "-i", "testsrc=s=2048x2048", "-f", "rawvideo", "pipe:1"],
        }, Cancel));
        Assert.Equal(RefusalCode.TooLarge, refusal.Code);

        var (exit, _) = await ToolProcess.RunAsync(folder.Tools, Endless with
        {
            Arguments = ["-v", "error", "-nostdin", "-f", "lavfi", "-i", "testsrc=s=128x128", "-f", "rawvideo", "file:" + folder.PathOf("endless.rgb")],
            FileBytes = 100_000,
        }, Cancel);
        Assert.Equal(RefusalCode.TooLarge, Assert.IsType<RefusalException>(exit.Explain(RefusalCode.Unreadable, "It failed")).Code);
        Assert.Equal(100_000, new FileInfo(folder.PathOf("endless.rgb")).Length);
    }

    [Fact]
    public async Task Memory_is_limited()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Limits are set by prlimit.");
        await using var running = ToolProcess.Start(folder.Tools, Endless, Cancel);
        // The first output comes from ffmpeg itself, when prlimit has done its part.
        await running.Output.ReadExactlyAsync(new byte[1], Cancel);
        var limits = await File.ReadAllLinesAsync($"/proc/{running.Id}/limits", Cancel);
        var memory = limits.Single(line => line.StartsWith("Max address space", StringComparison.Ordinal));
        Assert.Contains($" {ToolCall.MemoryBytes} ", memory, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_program_is_named_with_its_package()
    {
        var refusal = Assert.Throws<RefusalException>(() => FfmpegTools.Find("/nowhere"));
        Assert.Equal(RefusalCode.MissingTool, refusal.Code);
        Assert.Contains("apt install ffmpeg", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "av_interleaved_write_frame(): No space left on device", RefusalCode.DiskFull)]
    [InlineData(1, "Unknown encoder 'libopus'", RefusalCode.MissingTool)]
    [InlineData(1, "[h264 @ 0x1] Cannot allocate memory", RefusalCode.TooLarge)]
    [InlineData(153, "", RefusalCode.TooLarge)]
    [InlineData(1, "Invalid data found when processing input", RefusalCode.Unreadable)]
    public void Failures_are_told_in_the_terms_of_the_user(int code, string said, RefusalCode expected)
    {
        var refusal = Assert.IsType<RefusalException>(new ToolExit(code, said, "before\n" + said).Explain(RefusalCode.Unreadable, "It failed"));
        Assert.Equal(expected, refusal.Code);
        Assert.Contains(said, Assert.IsType<ToolFailedException>(refusal.InnerException).ErrorTail, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupt_from_the_keyboard_is_no_failure() =>
        Assert.IsType<OperationCanceledException>(new ToolExit(255, "", "Exiting normally, received signal 2.").Explain(RefusalCode.Unreadable, "It failed"));

    [Fact]
    public void Only_the_end_of_what_is_said_is_kept()
    {
        var tail = new ErrorTail(null);
        tail.Feed(new string('x', 5000).Select(c => (byte)c).ToArray());
        for (var i = 0; i < 100; i++) tail.Feed(System.Text.Encoding.UTF8.GetBytes($"\r\nline {i}"));
        tail.EndLine();
        Assert.Equal("line 99", tail.LastLine);
        Assert.InRange(tail.Text.Length, 100, 1000);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
