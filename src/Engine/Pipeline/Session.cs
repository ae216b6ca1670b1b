using Cuewright.Engine.Briefing;
using Cuewright.Engine.Mastering;
using Cuewright.Engine.Mixing;

namespace Cuewright.Engine.Pipeline;

/// <summary>What is recorded for one take: music, effects, or both, in the company of what is kept of the clip's own sound.</summary>
internal sealed class Session(Performance? music, Effects? effects, Company company, long lengthSamples)
{
    /// <summary>What is kept of the clip's own sound, as a stem.</summary>
    private const string OwnStem = "original";

    public Company Company => company;

    /// <summary>How long what is made is; the clip's own sound may go on around it.</summary>
    public long LengthSamples => lengthSamples;

    public Surroundings Around => company.Around(lengthSamples);

    public long TotalSamples => Around.BeforeSamples + lengthSamples + Around.AfterSamples;

    /// <summary>What the music shares the file with; null where it is alone, or is not there.</summary>
    public Gathering? Gathering { get; private set; }

    /// <summary>It is as loud as it is, and not brought to any loudness.</summary>
    public bool IsNatural => music is null;

    public async Task<Master> RecordAsync(LoudnessTarget aim, IProgress<long> progress, CancellationToken cancel)
    {
        if (music is null) return await RecordEffectsAsync(aim, progress, cancel);
        var mix = await Task.Run(() => music.Record(Around, progress, cancel), cancel);
        if (company.IsAlone && effects is null) return Master.Of(mix, music.Settings.Master, aim, cancel);
        Gathering = await Gathering.OfAsync(mix, music.Settings.Master, company, effects, lengthSamples, cancel);
        return Master.Of(Gathering.Programme, aim, cancel);
    }

    /// <summary>Everything that was recorded, separate, under the gain curve of the whole.</summary>
    public async Task WriteStemsAsync(IMedia media, Master master, Separation separation, string folder, CancellationToken cancel)
    {
        media.MakeFolder(folder);
        await using var shelf = new StemShelf(media, folder, master.LengthSamples);
        if (music is not null)
        {
            var (stems, mixer) = music.PlaySeparate(separation);
            using var _ = stems;
            await shelf.FillAsync(master.ReadStems(mixer), master.MusicStart, cancel);
        }

        if (effects is not null)
        {
            var player = Gathering is null ? effects.Play(separate: true, Effects.AloneDb, Effects.AloneDb) : effects.Play(separate: true, 0, Gathering.EffectsBedsDb);
            await shelf.FillAsync(master.ReadLaidOver(player, Around.BeforeSamples, Gathering?.EffectsDb ?? 0), Around.BeforeSamples, cancel);
        }

        if (company.Sound is { } sound)
        {
            var own = await shelf.OpenAsync(OwnStem, cancel);
            await foreach (var block in sound.ReadAsync(Gathering?.GainDb ?? 0, cancel))
            {
                master.Level(block.Start, block.Left.Span, block.Right.Span);
                await shelf.WriteAsync(own, block.Left, block.Right, cancel);
            }
        }

        await shelf.PublishAsync(cancel);
    }

    public IEnumerable<Decision> Decisions() => [.. company.Decisions, .. Gathering?.Decisions() ?? []];

    private async Task<Master> RecordEffectsAsync(LoudnessTarget aim, IProgress<long> progress, CancellationToken cancel)
    {
        var mix = await Task.Run(() => Mix.Record(effects!.Play(separate: false, Effects.AloneDb, Effects.AloneDb), Around, progress, cancel), cancel); // Without music there are effects.
        if (company.Sound is { } sound)
        {
            await foreach (var block in sound.ReadAsync(0, cancel)) mix.Add(block.Start, block.Left, block.Right);
        }

        return Master.Natural(mix, aim.TruePeakDb, fades: !effects!.Loops, cancel); // As before.
    }
}
