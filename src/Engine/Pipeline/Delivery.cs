using System.Text;
using Cuewright.Engine.Cues;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Mastering;
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

    /// <summary>
    /// Has the score played, masters it to the target and delivers it. Encoders move peaks, so the encoded file is
    /// measured, and made again where it missed, before it gets its name.
    /// </summary>
    public async Task<LoudnessReport> DeliverAsync(Performance performance, string title, CancellationToken cancel)
    {
        var target = order.Loudness;
        var aim = target;
        Master? master = null;
        for (var attempt = 1; ; attempt++)
        {
            // The encoder starts while the players play, so that it is ready when they are.
            await using var sink = await media.OpenSinkAsync(SoundOrder(performance.LengthSamples, title) with { MoreBits = attempt > 2 }, cancel);
            if (master is null)
            {
                if (!sink.IsLossless) aim = aim with { TruePeakDb = aim.TruePeakDb - EncoderPeakDb };
                master = await PlayAsync(performance, aim, cancel);
            }

            await PourAsync(master, sink, cancel);
            var heard = await ListenAsync(sink, cancel);
            if (attempt == Attempts || IsOnTarget(heard))
            {
                sink.Publish();
                if (Files.StemsFolder is { } folder) await WriteStemsAsync(performance, master, folder, cancel);
                return heard;
            }

            var over = heard.TruePeakDb > target.TruePeakDb ? heard.TruePeakDb - target.TruePeakDb + 0.1 : 0;
            aim = aim with { Lufs = aim.Lufs + target.Lufs - heard.IntegratedLufs, TruePeakDb = aim.TruePeakDb - over };
            master = master.For(aim);
        }
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
        media.RequireDeliverable(SoundOrder(0, ""));
        if (Files.Plot is { } plot) Viewing.RequireDrawable(plot);
        if (Files.StemsFolder is { } folder) media.RequireFolder(folder);
    }

    public bool IsOnTarget(LoudnessReport heard) =>
        heard.IntegratedLufs <= LoudnessReport.Silence
        || (Math.Abs(order.Loudness.Lufs - heard.IntegratedLufs) <= ToleranceLu && heard.TruePeakDb <= order.Loudness.TruePeakDb);

    private async Task<Master> PlayAsync(Performance performance, LoudnessTarget aim, CancellationToken cancel)
    {
        var relay = new Relay(progress, Stage.Render, take, performance.LengthSamples);
        var mix = await Task.Run(() => performance.Record(relay, cancel), cancel);
        return Master.Of(mix, performance.Settings.Master, aim, cancel);
    }

    private async Task PourAsync(Master master, ISoundSink sink, CancellationToken cancel)
    {
        var relay = new Relay(progress, Stage.Master, take, master.LengthSamples);
        var reader = master.Read();
        Waveform = new Waveform(master.LengthSamples);
        var (left, right) = (new float[BlockSamples], new float[BlockSamples]);
        var written = 0L;
        while (reader.Read(left, right) is > 0 and var length)
        {
            Waveform.Add(left.AsSpan(0, length), right.AsSpan(0, length));
            await sink.WriteAsync(left.AsMemory(0, length), right.AsMemory(0, length), cancel);
            relay.Report(written += length);
        }

        await sink.CompleteAsync(cancel);
    }

    private DeliveryOrder SoundOrder(long lengthSamples, string title) => new()
    {
        OutputPath = Files.Output,
        Format = order.Format,
        LengthSamples = lengthSamples,
        Picture = clip,
        OffsetSeconds = order.Start,
        Title = title,
    };

    private async Task<LoudnessReport> ListenAsync(ISoundSink sink, CancellationToken cancel)
    {
        var meter = new LoudnessMeter(SampleClock.Rate);
        await foreach (var block in sink.ReadBackAsync(cancel)) meter.Process(block.Left.Span, block.Right.Span);
        progress.Report(new StageProgress(Stage.Check, 1, take));
        return meter.Report();
    }

    private async Task WriteStemsAsync(Performance performance, Master master, string folder, CancellationToken cancel)
    {
        media.MakeFolder(folder);
        var (stems, mixer) = performance.PlaySeparate();
        using var _ = stems;
        var reader = master.ReadStems(mixer);
        var sinks = new List<ISoundSink>();
        try
        {
            foreach (var name in reader.Names)
            {
                var path = Path.Combine(folder, $"{name}.wav");
                sinks.Add(await media.OpenSinkAsync(new DeliveryOrder { OutputPath = path, LengthSamples = master.LengthSamples }, cancel));
            }

            while (reader.Read(cancel) > 0)
            {
                for (var i = 0; i < sinks.Count; i++) await sinks[i].WriteAsync(reader.Left(i), reader.Right(i), cancel);
            }

            foreach (var sink in sinks) await sink.CompleteAsync(cancel);
            foreach (var sink in sinks) sink.Publish();
        }
        finally
        {
            foreach (var sink in sinks) await sink.DisposeAsync();
        }
    }
}
