using Cuewright.Engine.Instruments;
using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Seeds;
using Cuewright.Repertoire;

namespace Cuewright.Bench.Notes;

/// <summary>Plays single notes of every instrument of the palette, across its range and at three velocities, and lists what is wrong with them.</summary>
internal static class NotesBench
{
    /// <summary>What all are as loud as.</summary>
    private const string Reference = "grand piano";

    private const int KeyStep = 4;
    private const double SilentDb = -110;

    /// <summary>Chimes, drums and choirs of noise have no one pitch to be out of tune with.</summary>
    private const double LeastCertainty = 0.5;
    private const double InTuneCents = 5;

    private static readonly float[] Velocities = [40, 80, 120];
    private static readonly string[] Untuned = ["drums", "percussion", "effects", "noise"];

    public static int Run(string[] args)
    {
        using var bank = SoundFont.Open(Product.DefaultBank);
        var (notes, faults) = (0, 0);
        var reference = SoloLoudness.Of(Palette.Default[Reference], bank);
        Console.WriteLine("| instrument | loudness | notes | worst cents | brightness, hard over soft | release, first 0.1 s | faults |\n|---|---|---|---|---|---|---|");
        foreach (var instrument in Palette.Default.Instruments.Where(instrument => args.Length == 0 || args.Contains(instrument.Name)))
        {
            var trials = Keys(instrument).Select(key => new KeyTrial(instrument, bank, key)).Where(trial => trial.Sounds).ToArray();
            if (trials.Length == 0) continue;
            var found = trials.SelectMany(trial => trial.Faults()).ToArray();
            (notes, faults) = (notes + trials.Length, faults + found.Length);
            Console.WriteLine($"| {instrument.Name} | {SoloLoudness.Of(instrument, bank) - reference:F1} LU | {trials.Length} | {trials.Max(trial => trial.OffCents):F1} | {trials.Average(trial => trial.Brightening):F2} | {trials.Average(trial => trial.FallDb):F1} dB | {string.Join(", ", found)} |");
        }

        Console.WriteLine($"{notes} keys, {faults} faults");
        return 0;
    }

    private static IEnumerable<int> Keys(Instrument instrument)
    {
        for (var key = instrument.Low; key <= instrument.High; key += KeyStep) yield return key;
    }

    /// <summary>One key at each velocity, and again as another note of the same velocity.</summary>
    private sealed class KeyTrial
    {
        private readonly Instrument _instrument;
        private readonly int _key;
        private readonly NoteTrial[] _trials;
        private readonly bool _repeats;

        public KeyTrial(Instrument instrument, SoundFont bank, int key)
        {
            (_instrument, _key) = (instrument, key);
            _trials = [.. Velocities.Select(velocity => Play(new NoteStart(key, velocity) { Variation = 0.3f }))];
            _repeats = _trials[1].Sound.SequenceEqual(Play(new NoteStart(key, Velocities[1]) { Variation = 0.7f }).Sound);

            NoteTrial Play(in NoteStart note) => new(Players.Of(instrument, bank, new Seed(1)), note);
        }

        public bool Sounds => _trials[1].LevelDb > SilentDb;

        public double OffCents => IsTuned ? Math.Abs(_trials[1].Pitch.Cents) : 0;

        public double Brightening => _trials[2].CentroidHz / _trials[0].CentroidHz;

        public double FallDb => _trials[1].FallDb;

        private bool IsTuned => !Untuned.Contains(_instrument.Family) && _trials[1].Pitch.Certainty >= LeastCertainty;

        public IEnumerable<string> Faults()
        {
            if (OffCents > InTuneCents) yield return $"{_key} off by {_trials[1].Pitch.Cents:F0} cents";
            if (_trials[0].CentroidHz >= _trials[1].CentroidHz || _trials[1].CentroidHz >= _trials[2].CentroidHz) yield return $"{_key} not brighter";
            if (_repeats) yield return $"{_key} repeats itself";
            if (_trials[1].IsCutDead) yield return $"{_key} cut dead";
        }
    }
}
