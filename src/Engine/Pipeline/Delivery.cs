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
    /// <summary>The stem of what is kept of the clip's own sound.</summary>
    private const string OwnStem = "original";

    private const int BlockSamples = 8192;

    /// <summary>How far the decoded file may lie from the target before it is made again.</summary>
    private const double ToleranceLu = 0.3;

    private const int Attempts = 5;

    /// <summary>What encoders usually add to the highest peak; aiming lower saves most second tries.</summary>
    private const double EncoderPeakDb = 0.5;

    public TakeFiles Files { get; } = order.Files.ForTake(take);

    /// <summary>Peaks of the finished sound, for drawing.</summary>
    public Waveform Waveform { get; private set; } = new(1);

    /// <summary>What the music shares the file with; null where it is alone.</summary>
    public Gathering? Gathering { get; private set; }

    /// <summary>What is aimed at: what was ordered, less what the music gives up for a voice that is not in the file.</summary>
    public LoudnessTarget Target { get; private set; } = order.Loudness;

    /// <summary>What is made is a picture with sound, not sound alone.</summary>
    public bool HoldsPicture => media.HoldsPicture(SoundOrder(0, 0, ""));

    /// <summary>
    /// Has the score played, masters it to the target and delivers it. Encoders move peaks, so the encoded file is
    /// measured, and made again where it missed, before it gets its name.
    /// </summary>
    public async Task<LoudnessReport> DeliverAsync(Performance performance, Company company, string title, CancellationToken cancel)
    {
        var around = company.Around(performance.LengthSamples);
        var lengthSamples = around.BeforeSamples + performance.LengthSamples + around.AfterSamples;
        var aim = Target;
        Master? master = null;
        for (var attempt = 1; ; attempt++)
        {
            // The encoder starts while the players play, so that it is ready when they are.
            await using var sink = await media.OpenSinkAsync(SoundOrder(lengthSamples, company.Range.StartSeconds, title) with { MoreBits = attempt > 2 }, cancel);
            if (master is null)
            {
                if (!sink.IsLossless) aim = aim with { TruePeakDb = aim.TruePeakDb - EncoderPeakDb };
                master = await PlayAsync(performance, company, aim, cancel);
                Target = Target with { Lufs = master.ExpectedLufs };
            }

            await PourAsync(master, around, sink, cancel);
            var heard = await ListenAsync(sink, cancel);
            if (attempt == Attempts || IsOnTarget(heard))
            {
                sink.Publish();
                if (Files.StemsFolder is { } roles) await WriteStemsAsync(performance, master, Separation.Roles, roles, cancel);
                if (Files.PartsFolder is { } parts) await WriteStemsAsync(performance, master, Separation.Parts, parts, cancel);
                return heard;
            }

            var over = heard.TruePeakDb > Target.TruePeakDb ? heard.TruePeakDb - Target.TruePeakDb + 0.1 : 0;
            aim = aim with { Lufs = aim.Lufs + Target.Lufs - heard.IntegratedLufs, TruePeakDb = aim.TruePeakDb - over };
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
        media.RequireDeliverable(SoundOrder(0, 0, ""));
        if (Files.Plot is { } plot) Viewing.RequireDrawable(plot);
        foreach (var folder in Files.Folders) media.RequireFolder(folder);
    }

    public bool IsOnTarget(LoudnessReport heard) =>
        heard.IntegratedLufs <= LoudnessReport.Silence
        || (Math.Abs(Target.Lufs - heard.IntegratedLufs) <= ToleranceLu && heard.TruePeakDb <= Target.TruePeakDb);

    private async Task<Master> PlayAsync(Performance performance, Company company, LoudnessTarget aim, CancellationToken cancel)
    {
        var relay = new Relay(progress, Stage.Render, take, performance.LengthSamples);
        var mix = await Task.Run(() => performance.Record(company.Around(performance.LengthSamples), relay, cancel), cancel);
        if (company.IsAlone) return Master.Of(mix, performance.Settings.Master, aim, cancel);
        Gathering = await Gathering.OfAsync(mix, performance.Settings.Master, company, performance.LengthSamples, cancel);
        return Master.Of(Gathering.Programme, aim, cancel);
    }

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

    private async Task WriteStemsAsync(Performance performance, Master master, Separation separation, string folder, CancellationToken cancel)
    {
        media.MakeFolder(folder);
        var (stems, mixer) = performance.PlaySeparate(separation);
        using var _ = stems;
        var reader = master.ReadStems(mixer);
        await using var shelf = new StemShelf(media, folder, master.LengthSamples);
        foreach (var name in reader.Names) await shelf.OpenAsync(name, cancel);
        for (var i = 0; i < reader.Names.Length; i++) await shelf.SkipToAsync(i, master.MusicStart, cancel);
        while (reader.Read(cancel) > 0)
        {
            for (var i = 0; i < reader.Names.Length; i++) await shelf.WriteAsync(i, reader.Left(i), reader.Right(i), cancel);
        }

        if (Gathering is { Company.Sound: { } sound } gathering)
        {
            var own = await shelf.OpenAsync(OwnStem, cancel);
            await foreach (var block in sound.ReadAsync(gathering.GainDb, cancel))
            {
                master.Level(block.Start, block.Left.Span, block.Right.Span);
                await shelf.WriteAsync(own, block.Left, block.Right, cancel);
            }
        }

        await shelf.PublishAsync(cancel);
    }
}
