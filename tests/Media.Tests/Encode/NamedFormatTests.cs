using System.Globalization;
using System.Text;
using Cuewright.Engine;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;
using Cuewright.Media.Encode;
using Cuewright.Media.Processes;

namespace Cuewright.Media.Tests.Encode;

/// <summary>Each format that has a name is written, asked what it is, and decoded by ffmpeg itself.</summary>
public sealed class NamedFormatTests(MediaFolder folder)
{
    // A second and a bit, which no frame of any codec and no ratio of rates divides.
    private const int Length = 52_321;

    private static readonly Dictionary<string, string> Codecs = new()
    {
        ["mp3"] = "mp3",
        ["pcm"] = "pcm_s16le",
        ["ulaw"] = "pcm_mulaw",
        ["alaw"] = "pcm_alaw",
        ["opus"] = "opus",
        ["wav"] = "pcm_s24le",
        ["flac"] = "flac",
    };

    public static TheoryData<string> Measured => [.. KnownFormats.All.Select(format => format.Name).Where(name => name.Contains('_', StringComparison.Ordinal))];

    [Fact]
    public void All_names_of_the_protocol_are_known()
    {
        string[] names =
        [
            "mp3_22050_32", "mp3_24000_48", "mp3_44100_32", "mp3_44100_64", "mp3_44100_96", "mp3_44100_128", "mp3_44100_192",
            "pcm_8000", "pcm_16000", "pcm_22050", "pcm_24000", "pcm_32000", "pcm_44100", "pcm_48000", "ulaw_8000", "alaw_8000",
            "opus_48000_32", "opus_48000_64", "opus_48000_96", "opus_48000_128", "opus_48000_192",
            "mp3_48000_128", "mp3_48000_192", "mp3_48000_240", "mp3_48000_320", "wav_44100", "wav_48000", "flac_48000", "m4a",
        ];
        Assert.All(names, name => Assert.NotNull(KnownFormats.Find(name)));
    }

    [Theory]
    [MemberData(nameof(Measured))]
    public async Task A_named_format_holds_what_its_name_says(string name)
    {
        var format = KnownFormats.Find(name)!;
        var parts = name.Split('_');
        var path = await DeliverAsync(name);
        string[] description = format.IsHeaderless
            ? ["-f", parts[0] switch { "pcm" => "s16le", "ulaw" => "mulaw", var law => law }, "-ar", parts[1], "-ac", parts[0] == "pcm" ? "2" : "1"]
            : [];

        var facts = await AskAsync([.. format.IsHeaderless ? description : [], "-show_entries", "stream=codec_name,sample_rate,channels", "-of", "csv=p=0", path]);
        Assert.Equal($"{Codecs[parts[0]]},{parts[1]},{(parts[0] is "ulaw" or "alaw" ? 1 : 2)}", facts);

        var decoded = await folder.MakeAsync(name + ".f32", [.. description, "-i", path, "-f", "f32le", "-c:a", "pcm_f32le"]);
        var samples = (long)Math.Round((double)Length * int.Parse(parts[1], CultureInfo.InvariantCulture) / SampleClock.Rate, MidpointRounding.AwayFromZero);
        Assert.Equal(samples * format.Channels * sizeof(float), new FileInfo(decoded).Length);
        if (format.IsHeaderless) Assert.Equal(samples * (parts[0] == "pcm" ? 4 : 1), new FileInfo(path).Length);
        if (parts.Length == 3) await AssertBitRateAsync(path, parts[0], int.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("mp3_22050_32")]
    [InlineData("pcm_8000")]
    [InlineData("pcm_44100")]
    [InlineData("ulaw_8000")]
    [InlineData("alaw_8000")]
    [InlineData("opus_48000_32")]
    [InlineData("wav_44100")]
    public async Task What_is_read_back_lies_where_it_was_written_as_loud(string name)
    {
        var meter = new LoudnessMeter(SampleClock.Rate);
        var samples = 0;
        await using (var sink = await OpenAsync(Path.Combine(folder.Fresh(), "sound"), name))
        {
            await foreach (var block in sink.ReadBackAsync(Cancel))
            {
                meter.Process(block.Left.Span, block.Right.Span);
                samples += block.Left.Length;
            }
        }

        var written = new LoudnessMeter(SampleClock.Rate);
        written.Process(Left, Right);
        Assert.Equal(Length, samples, SampleClock.Rate / 8_000.0);
        // Encoders with few bits leave out some of the noise.
        Assert.Equal(written.Report().IntegratedLufs, meter.Report().IntegratedLufs, 0.7);
    }

    [Theory]
    [InlineData("pcm_16000")]
    [InlineData("mp3_44100_128")]
    [InlineData("opus_48000_96")]
    [InlineData("ulaw_8000")]
    public async Task The_same_sound_gives_the_same_bytes(string name) =>
        Assert.Equal(await File.ReadAllBytesAsync(await DeliverAsync(name), Cancel), await File.ReadAllBytesAsync(await DeliverAsync(name), Cancel));

    [Theory]
    [InlineData("out.wav", "mp3_44100_128", "end in .mp3")]
    [InlineData("out.mp4", "pcm_16000", "end in .pcm")]
    [InlineData("out.mp3", "flac", "end in .flac")]
    [InlineData("out.mp3", "mp3_44100_999", "no format")]
    public void A_name_that_says_otherwise_is_refused(string file, string format, string why)
    {
        var refusal = Assert.Throws<RefusalException>(() => folder.Media.RequireDeliverable(Order(folder.PathOf(file), format)));
        Assert.Equal(RefusalCode.BadOption, refusal.Code);
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("out", "mp3_44100_128")]
    [InlineData("out.raw", "pcm_16000")]
    [InlineData("out.OGG", "opus_48000_32")]
    [InlineData("out.wav", "wav_44100")]
    public void A_name_that_says_nothing_else_is_taken(string file, string format) => folder.Media.RequireDeliverable(Order(folder.PathOf(file), format));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A chord below what a telephone carries and, 22 dB softer, noise that gives encoders something to do.</summary>
    private static float[] Left { get; } = Sound();

    private static float[] Right { get; } = Array.ConvertAll(Left, sample => 0.9f * sample);

    private static float[] Sound()
    {
        var chance = new Chance(new Seed(7));
        return [.. Enumerable.Range(0, Length).Select(i =>
            (0.1f * new[] { 220.0, 277.2, 329.6, 1108.7 }.Sum(hertz => MathF.Sin((float)(Math.Tau * hertz * i / SampleClock.Rate)))) + (0.04f * (float)chance.Between(-0.5, 0.5)))];
    }

    private static DeliveryOrder Order(string path, string format) => new() { OutputPath = path, Format = format, LengthSamples = Length };

    private async Task<string> DeliverAsync(string name)
    {
        var path = Path.Combine(folder.Fresh(), "sound");
        await using var sink = await OpenAsync(path, name);
        sink.Publish();
        return path;
    }

    private async Task<ISoundSink> OpenAsync(string path, string name)
    {
        var sink = await folder.Media.OpenSinkAsync(Order(path, name), Cancel);
        await sink.WriteAsync(Left, Right, Cancel);
        await sink.CompleteAsync(Cancel);
        return sink;
    }

    private async Task AssertBitRateAsync(string path, string codec, int kilobits)
    {
        var packets = (await AskAsync(["-show_entries", "packet=size", "-of", "csv=p=0", path])).Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries).Select(size => int.Parse(size, CultureInfo.InvariantCulture)).ToArray();
        // Frames of mp3 last 1152 samples (576 below 32 kHz), packets of opus 960. The first frame of a file is its table of contents.
        var rate = int.Parse(await AskAsync(["-show_entries", "stream=sample_rate", "-of", "csv=p=0", path]), CultureInfo.InvariantCulture);
        var frameSeconds = codec == "opus" ? 0.02 : (rate < 32_000 ? 576.0 : 1152.0) / rate;
        var measured = packets.Sum() * 8 / (packets.Length * frameSeconds) / 1000;
        var isConstant = codec == "mp3" && kilobits != 240;
        Assert.InRange(measured, kilobits * (isConstant ? 0.97 : 0.7), kilobits * (isConstant ? 1.03 : 1.2));
        if (isConstant) Assert.True(packets.Max() - packets.Min() <= 1, "a constant rate is constant but for the padding byte");
    }

    private async Task<string> AskAsync(string[] question)
    {
        var call = new ToolCall { Tool = Tool.Ffprobe, Arguments = ["-v", "error", .. question], WallTime = TimeSpan.FromMinutes(1) };
        var (exit, output) = await ToolProcess.RunAsync(folder.Tools, call, Cancel);
        Assert.True(exit.Succeeded, exit.ErrorTail);
        return Encoding.UTF8.GetString(output).Trim().ReplaceLineEndings("\n");
    }
}
