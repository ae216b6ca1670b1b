using System.Collections.Immutable;
using System.Globalization;
using System.Numerics.Tensors;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Cues;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Mastering;
using Cuewright.Engine.Mixing;

namespace Cuewright.Engine.Pipeline;

/// <summary>Music of one take, its effects and its company in one programme.</summary>
internal sealed record Gathering(Company Company, Programme Programme, Ducking? Ducking, double GainDb, double EffectsDb)
{
    private const int MostListed = 3;

    /// <summary>What happens at the level of talk stands so far over the music, and what goes on so far under that.</summary>
    private const double TalkLufs = -24;
    private const double EffectsOverMusicLu = 2;
    private const double BedsDb = -9;

    /// <summary>The mix is changed: it becomes that of the whole programme.</summary>
    public static async Task<Gathering> OfAsync(Mix mix, MasterSettings settings, Company company, Effects? effects, long musicSamples, CancellationToken cancel)
    {
        var programme = Programme.Of(mix, company.Around(musicSamples), settings, cancel);
        var gainDb = company.GainDb(programme.MusicLufs);
        var ducking = company.MakesRoom ? MakeRoom(company, programme, gainDb) : null;
        if (ducking is not null) programme.MakeRoom(ducking);
        if (company.Sound is { } sound)
        {
            await foreach (var block in sound.ReadAsync(gainDb, cancel)) programme.Add(block.Start, block.Left, block.Right);
        }

        var effectsDb = programme.MusicLufs + EffectsOverMusicLu - TalkLufs;
        if (effects is not null) Lay(effects.Play(separate: false, 0, BedsDb), programme, company.LeadSamples, effectsDb, cancel);
        return new Gathering(company, programme, ducking, gainDb, effectsDb);
    }

    /// <summary>What goes on, against what happens.</summary>
    public static double EffectsBedsDb => BedsDb;

    private static void Lay(IMixSource effects, Programme programme, long start, double gainDb, CancellationToken cancel)
    {
        var gain = (float)Decibels.ToGain(gainDb);
        var left = new float[IMixSource.LargestBlock];
        var right = new float[IMixSource.LargestBlock];
        for (var at = start; effects.Read(cancel) is > 0 and var count; at += count)
        {
            TensorPrimitives.Multiply(effects.Left(0), gain, left);
            TensorPrimitives.Multiply(effects.Right(0), gain, right);
            programme.Add(at, left.AsMemory(0, count), right.AsMemory(0, count));
        }
    }

    public CueSound Told() => new(
        Company.Kept.ToString().ToLowerInvariant(),
        [.. Rooms.Select(room => new CueDuck(
            Math.Round(room.StartSeconds + Company.Music.StartSeconds, 3), Math.Round(room.EndSeconds + Company.Music.StartSeconds, 3),
            Math.Round(room.GainDb, 1), Math.Round(room.ClarityDb, 1), Company.Sound is null ? null : Math.Round(room.DistanceLu, 1)))]);

    public IEnumerable<Decision> Decisions()
    {
        if (Ducking is null) yield break;
        var lowered = Rooms.Where(room => room.ClarityDb < 0).ToArray();
        if (lowered.Length == 0)
        {
            yield return new Decision("ducking", "the music is not turned down", "it is soft enough where someone speaks");
            yield break;
        }

        var (least, most) = (-lowered.Max(room => room.GainDb), -lowered.Min(room => room.GainDb));
        var by = most - least < 1 ? string.Create(CultureInfo.InvariantCulture, $"{most:0}") : string.Create(CultureInfo.InvariantCulture, $"{least:0} to {most:0}");
        var when = lowered.Length > MostListed
            ? $"{lowered.Length} times"
            : string.Join(", ", lowered.Select(room => string.Create(CultureInfo.InvariantCulture, $"{room.StartSeconds + Company.Music.StartSeconds:0.0} to {room.EndSeconds + Company.Music.StartSeconds:0.0} s")));
        yield return new Decision("ducking", $"the music goes down by {by} dB, {when}", "someone speaks there");
    }

    private ImmutableArray<MadeRoom> Rooms => Ducking?.Rooms ?? [];

    private static Ducking MakeRoom(Company company, Programme programme, double gainDb)
    {
        var said = company.Utterances(programme.MusicLufs, gainDb);
        return company.Duck.Db is { } db ? Ducking.By(db, said, programme.Music) : Ducking.Under(said, programme.Music);
    }
}
