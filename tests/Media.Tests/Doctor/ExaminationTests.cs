using Cuewright.Media.Doctor;
using Cuewright.Media.Encode;

namespace Cuewright.Media.Tests.Doctor;

public sealed class ExaminationTests(MediaFolder folder)
{
    private const string VersionAnswer = """
        ffmpeg version 5.1.9-0+deb12u1 Copyright (c) 2000-2026 the FFmpeg developers
        built with gcc 12 (Debian 12.2.0-14+deb12u1)
        libavutil      57. 28.100 / 57. 28.100
        libavformat    59. 27.100 / 59. 27.100
        """;

    private const string Encoders = """
        Encoders:
         V..... = Video
         ------
         V....D libx264              libx264 H.264 / AVC / MPEG-4 AVC (codec h264)
         A....D libopus              libopus Opus (codec opus)
        """;

    [Fact]
    public void Version_and_codecs_are_read_from_the_answers()
    {
        Assert.Equal("5.1.9-0+deb12u1", Examination.Version(VersionAnswer));
        Assert.Equal("unknown", Examination.Version("no such thing"));
        Assert.Equal(["aac"], Examination.Missing(["libx264", "aac", "libopus"], Encoders));
        Assert.Equal(59, WebmPriming.LibavformatVersion(VersionAnswer));
    }

    [Fact]
    public async Task The_installed_ffmpeg_has_all_that_is_needed()
    {
        var report = await folder.Media.ExamineAsync(TestContext.Current.CancellationToken);
        Assert.True(report.IsComplete, string.Join(' ', [.. report.MissingEncoders, .. report.MissingDecoders, .. report.MissingFilters]));
        Assert.NotEqual("unknown", report.Version);
        Assert.True(Path.IsPathFullyQualified(report.FfmpegPath));
    }
}
