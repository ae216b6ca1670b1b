using Cuewright.Engine.Analysis.Listening;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Clips.Sounds;

/// <summary>Music as a clip may hold it: our own, played on a small bank.</summary>
public static class Tunes
{
    private const string Bank = "/usr/share/sounds/sf2/TimGM6mb.sf2";

    public static float[] Play(string style, double seconds)
    {
        using var bank = SoundFont.Open(Bank);
        var seed = new Seed(1);
        var brief = Briefer.Write(null, new Wishes { Style = style }, SampleClock.SamplesAt(seconds), seed, 0);
        var found = StyleLibrary.Find(style);
        var score = Composer.Compose(brief, found, GridSolver.Solve(brief, found.Tempo.Bend)).Score;
        var mix = new Performance(score, bank, Palette.Default, seed).Record(new Surroundings(0, 0), new Progress<long>(), CancellationToken.None);
        var (left, right) = (new float[mix.LengthSamples], new float[mix.LengthSamples]);
        mix.Read(0, left, right);
        return Resampling.Resample([.. left.Zip(right, (l, r) => (l + r) / 2)], SampleClock.Rate, SoundListener.Rate);
    }
}
