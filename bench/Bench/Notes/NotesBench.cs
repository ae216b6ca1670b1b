using Cuewright.Engine.Instruments;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Repertoire;
using Cuewright.Repertoire.Notes;

namespace Cuewright.Bench.Notes;

/// <summary>Plays single notes of every instrument of the palette, across its range and at three velocities, and lists what is wrong with them.</summary>
internal static class NotesBench
{
    /// <summary>What all are as loud as.</summary>
    private const string Reference = "grand piano";

    private const int KeyStep = 4;

    public static int Run(string[] args)
    {
        using var bank = SoundFont.Open(Product.DefaultBank);
        var reference = SoloLoudness.Of(Palette.Default[Reference], bank);
        Instrument[] instruments = [.. Palette.Default.Instruments.Where(instrument => args.Length == 0 || args.Contains(instrument.Name))];
        var (rows, notes, faults) = (new string?[instruments.Length], 0, 0);
        Parallel.For(0, rows.Length, i =>
        {
            var trials = Keys(instruments[i]).Select(key => new KeyTrial(instruments[i], bank, key)).Where(trial => trial.Sounds).ToArray();
            if (trials.Length == 0) return;
            var found = trials.SelectMany(trial => trial.Faults()).ToArray();
            Interlocked.Add(ref notes, trials.Length);
            Interlocked.Add(ref faults, found.Length);
            rows[i] = $"| {instruments[i].Name} | {SoloLoudness.Of(instruments[i], bank) - reference:F1} LU | {trials.Length} | {trials.Max(trial => trial.WorstCents):F1} | "
                + $"{trials.Average(trial => trial.Brightening):F2} | {trials.Average(trial => trial.FallDb):F1} dB | {trials.Max(trial => trial.AliasDb):F0} dB | {string.Join(", ", found)} |";
        });

        Console.WriteLine("| instrument | loudness | notes | worst cents | brightness, hard over soft | release, first 0.1 s | aliases | faults |\n|---|---|---|---|---|---|---|---|");
        foreach (var row in rows.Where(row => row is not null)) Console.WriteLine(row);
        Console.WriteLine($"{notes} keys, {faults} faults");
        return 0;
    }

    private static IEnumerable<int> Keys(Instrument instrument)
    {
        for (var key = instrument.Low; key <= instrument.High; key += KeyStep) yield return key;
    }
}
