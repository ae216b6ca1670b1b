using System.Text;
using Cuewright.Engine.Cues;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Mastering;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Music.Midi;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Pipeline;

/// <summary>Writes one take: the sound (under the picture where there is one), checked after decoding it again; stems; paper.</summary>
internal sealed class Delivery(IMedia media, ClipInfo? clip, ScoreOrder order, int take, IProgress<StageProgress> progress)
{
    private const int BlockSamples = 8192;

    /// <summary>How far the decoded file may lie from the target before it is made again.</summary>
    private const double ToleranceLu = 0.3;

    private const int Attempts = 5;

    /// <summary>What encoders usually add to the highest peak; aiming lower saves most second tries.</summary>
    private const double EncoderPeakDb = 0.5;

    public TakeFiles Files { get; } = order.Files.ForTake(take);

    /// <summary>Peaks of the finished sound, for drawing.</summary>
    public Waveform Waveform { get; private set; } = new(1);

    /// <summary>What is aimed at: what was ordered, less what the music gives up for a voice that is not in the file.</summary>
    public LoudnessTarget Target { get; private set; } = order.Loudness;

    /// <summary>What is made is a picture with sound, not sound alone.</summary>
    public bool HoldsPicture => media.HoldsPicture(SoundOrder(0, 0, ""));

    /// <summary>
    /// Has everything recorded, masters it to the target and delivers it. Encoders move peaks, so the encoded file is
    /// measured, and made again where it missed, before it gets its name.
    /// </summary>
    public async Task<LoudnessReport> DeliverAsync(Session session, string title, CancellationToken cancel)
    {
        var aim = Target;
        Master? master = null;
        for (var attempt = 1; ; attempt++)
        {
            // The encoder starts while the players play, so that it is ready when they are.
            await using var sink = await media.OpenSinkAsync(SoundOrder(session.TotalSamples, session.Company.Range.StartSeconds, title) with { MoreBits = attempt > 2 }, cancel);
            if (master is null)
            {
                if (!sink.IsLossless) aim = aim with { TruePeakDb = aim.TruePeakDb - EncoderPeakDb };
                master = await session.RecordAsync(aim, new Relay(progress, Stage.Render, take, session.LengthSamples), cancel);
                Target = Target with { Lufs = master.ExpectedLufs };
            }

            await PourAsync(master, session.Around, sink, cancel);
            var heard = await ListenAsync(sink, cancel);
            if (attempt == Attempts || IsOnTarget(heard) || (session.IsNatural && heard.TruePeakDb <= Target.TruePeakDb))
            {
                sink.Publish();
                if (Files.StemsFolder is { } roles) await session.WriteStemsAsync(media, master, Separation.Roles, roles, cancel);
                if (Files.PartsFolder is { } parts) await session.WriteStemsAsync(media, master, Separation.Parts, parts, cancel);
                return heard;
            }

            var over = heard.TruePeakDb > Target.TruePeakDb ? heard.TruePeakDb - Target.TruePeakDb + 0.1 : 0;
            aim = aim with { Lufs = aim.Lufs + Target.Lufs - heard.IntegratedLufs, TruePeakDb = aim.TruePeakDb - over };
            master = master.For(aim);
        }
    }

    /// <summary>The paper of effects without music.</summary>
    public async Task WritePaperAsync(EffectsPaper paper, CancellationToken cancel)
    {
        if (Files.CueSheet is { } json) await media.WriteFileAsync(json, Encoding.UTF8.GetBytes(CueSheets.ToJson(paper)), cancel);
    }

    public async Task WritePaperAsync(CueSheet sheet, Score score, Palette palette, CancellationToken cancel)
    {
        if (Files.Midi is { } midi) await media.WriteFileAsync(midi, MidiFile.Write(score, palette), cancel);
        if (Files.CueSheet is { } json) await media.WriteFileAsync(json, Encoding.UTF8.GetBytes(CueSheets.ToJson(sheet)), cancel);
        if (Files.Markers is { } markers)
        {
            var isTable = Path.GetExtension(markers).Equals(".csv", StringComparison.OrdinalIgnoreCase);
            await media.WriteFileAsync(markers, Encoding.UTF8.GetBytes(isTable ? Markers.ToCsv(sheet) : Markers.ToEdl(sheet)), cancel);
        }
    }

    /// <summary>Refuses what could not be written, before any work is done for it.</summary>
    public void Require()
    {
        media.RequireDeliverable(SoundOrder(0, 0, ""));
        if (Files.Plot is { } plot) Viewing.RequireDrawable(plot);
        foreach (var folder in Files.Folders) media.RequireFolder(folder);
    }

    public bool IsOnTarget(LoudnessReport heard) =>
        heard.IntegratedLufs <= LoudnessReport.Silence
        || (Math.Abs(Target.Lufs - heard.IntegratedLufs) <= ToleranceLu && heard.TruePeakDb <= Target.TruePeakDb);

    private async Task PourAsync(Master master, Surroundings around, ISoundSink sink, CancellationToken cancel)
    {
        var relay = new Relay(progress, Stage.Master, take, master.LengthSamples);
        var reader = master.Read();
        var musicEnd = master.LengthSamples - around.AfterSamples;
        Waveform = new Waveform(musicEnd - around.BeforeSamples);
        var (left, right) = (new float[BlockSamples], new float[BlockSamples]);
        var written = 0L;
        while (reader.Read(left, right) is > 0 and var length)
        {
            var from = (int)Math.Clamp(around.BeforeSamples - written, 0, length);
            var to = (int)Math.Clamp(musicEnd - written, from, length);
            Waveform.Add(left.AsSpan(from..to), right.AsSpan(from..to));
            await sink.WriteAsync(left.AsMemory(0, length), right.AsMemory(0, length), cancel);
            relay.Report(written += length);
        }

        await sink.CompleteAsync(cancel);
    }

    private DeliveryOrder SoundOrder(long lengthSamples, double startSeconds, string title) => new()
    {
        OutputPath = Files.Output,
        Format = order.Format,
        LengthSamples = lengthSamples,
        Picture = clip,
        OffsetSeconds = startSeconds,
        Title = title,
    };

    private async Task<LoudnessReport> ListenAsync(ISoundSink sink, CancellationToken cancel)
    {
        var meter = new LoudnessMeter(SampleClock.Rate);
        await foreach (var block in sink.ReadBackAsync(cancel)) meter.Process(block.Left.Span, block.Right.Span);
        progress.Report(new StageProgress(Stage.Check, 1, take));
        return meter.Report();
    }
}
