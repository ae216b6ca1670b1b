using Cuewright.Engine.Instruments;
using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Time;

namespace Cuewright.Bench.Notes;

/// <summary>Plays single notes of every instrument of the palette, across its range and at three velocities, and lists what is wrong with them.</summary>
internal static class NotesBench
{
    private const string DefaultBank = "/usr/share/sounds/sf2/MuseScore_General_Full.sf2";
    private static readonly float[] Velocities = [40, 80, 120];

    public static int Run(string[] args)
    {
        using var bank = SoundFont.Open(DefaultBank);
        foreach (var instrument in Palette.Default.Instruments)
        {
            if (args.Length > 0 && !instrument.Name.Contains(args[0])) continue;
            var preset = bank.Find(instrument.Bank, instrument.Program);
            Console.WriteLine($"{instrument.Name} [{preset.Name}] {preset.Zones.Length} zones");
            for (var key = instrument.Low; key <= instrument.High; key += 4)
            {
                var trials = Velocities.Select(v => new NoteTrial(new SamplerPlayer(preset, SampleClock.Rate), new NoteStart(key, v))).ToArray();
                var again = new NoteTrial(new SamplerPlayer(preset, SampleClock.Rate), new NoteStart(key, 80) { Variation = 0.3f });
                var n = preset.Neighbour(key, 1, 80) - key;
                Console.WriteLine($"  {key,3} cents {string.Join(' ', trials.Select(t => $"{t.Pitch.Cents,6:F1}({t.Pitch.Certainty:F2})"))}  centroid {string.Join(' ', trials.Select(t => $"{t.CentroidHz,5:F0}"))} level {string.Join(' ', trials.Select(t => $"{t.LevelDb,5:F1}"))} fall {trials[1].FallDb,6:F1} late {trials[1].LateDb,6:F1} n {n} attack {preset.Attacks.Of(new NoteStart(key, 80)) / 48.0:F1}");
            }
        }

        return 0;
    }
}
