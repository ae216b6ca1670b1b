using Cuewright.Engine.Dsp;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Time;
using Cuewright.Media;

namespace Cuewright.Cli.Tests;

/// <summary>The whole flow in one process on clips of every kind: length, loudness and peak of what a player decodes.</summary>
public sealed class FlowTests(Desk desk) : IClassFixture<Desk>
{
    private static readonly FfmpegMedia Media = new();

    public static TheoryData<string, string, string> Clips => new()
    {
        { "portrait.mp4", "testsrc2=s=180x320:r=30:d=3", "-c:v libx264 -pix_fmt yuv420p" },
        { "film.mp4", "testsrc2=s=320x180:r=24000/1001:d=4", "-c:v libx264 -pix_fmt yuv420p" },
        { "ntsc.mov", "testsrc2=s=320x180:r=30000/1001:d=3.3", "-c:v libx264 -pix_fmt yuv420p" },
        { "fast.mkv", "testsrc2=s=320x180:r=60000/1001:d=2.5", "-c:v libx264 -pix_fmt yuv420p" },
        { "slow-motion.mp4", "testsrc2=s=160x90:r=120:d=2", "-c:v libx264 -pix_fmt yuv420p" },
        { "moving.gif", "testsrc2=s=160x90:r=12.5:d=3", "" },
        { "odd.mkv", "testsrc2=s=321x179:r=25:d=2", "-c:v ffv1" },
        { "web.webm", "testsrc2=s=160x90:r=25:d=3", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8" },
        { "variable.mkv", "testsrc2=s=160x90:r=30:d=3,select='lt(t,1)+not(mod(n,3))'", "-fps_mode vfr -c:v libx264 -pix_fmt yuv420p" },
        { "second.mp4", "testsrc2=s=160x90:r=25:d=1", "-c:v libx264 -pix_fmt yuv420p" },
        { "black.mp4", "color=black:s=160x90:r=25:d=5", "-c:v libx264 -pix_fmt yuv420p" },
    };

    [Theory]
    [MemberData(nameof(Clips))]
    public async Task Any_clip_comes_back_with_music_of_its_length_at_the_right_loudness(string name, string picture, string encoder)
    {
        await CommandLine.ToolAsync("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", picture, .. encoder.Split(' ', StringSplitOptions.RemoveEmptyEntries), "-y", desk.File(name)]);
        using var bank = SoundFont.Open("/usr/share/sounds/sf2/TimGM6mb.sf2");
        var workshop = new Workshop(Media, bank);
        var clip = await Media.ProbeAsync(desk.File(name), CancellationToken.None);
        var wanted = SampleClock.SamplesAt(clip.DurationSeconds);
        // What a container cannot copy is encoded anew: gif for mp4, H.264 for WebM.
        var video = Path.GetExtension(name) switch { ".gif" => ".mp4", ".mov" => ".webm", var own => own };
        foreach (var (extension, slack) in new[] { (".wav", 0), (".mp3", 1152), (video, 1024) })
        {
            var output = desk.File($"{name}.out{extension}");
            var order = new ScoreOrder { Video = clip.Path, Files = new TakeFiles { Output = output } };
            await workshop.MakeAsync(order, new Progress<StageProgress>(), CancellationToken.None);

            var meter = new LoudnessMeter(SampleClock.Rate);
            var samples = 0L;
            await foreach (var block in Media.ReadSoundAsync(output, CancellationToken.None))
            {
                meter.Process(block.Left.Span, block.Right.Span);
                samples += block.Left.Length;
            }

            var heard = meter.Report();
            Assert.True(Math.Abs(samples - wanted) <= slack, $"{extension}: {samples} samples instead of {wanted}.");
            Assert.True(Math.Abs(heard.IntegratedLufs + 14) <= 0.5, $"{extension}: {heard.IntegratedLufs:0.00} LUFS.");
            Assert.True(heard.TruePeakDb <= -1, $"{extension}: peak {heard.TruePeakDb:0.00} dBTP.");
        }

        var muxed = await Media.ProbeAsync(desk.File($"{name}.out{video}"), CancellationToken.None);
        Assert.True(muxed is { HasPicture: true, HasSound: true });
        Assert.Equal(clip.DurationSeconds, muxed.DurationSeconds, 0.03);
        Assert.Equal((clip.Width & ~1, clip.Height & ~1), (muxed.Width & ~1, muxed.Height & ~1));
    }
}
