using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Mastering;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Pipeline;

/// <summary>
/// While the film is still being watched, the players tune up: a short piece goes through all stages into nothing. It
/// compiles the code and reads the data files that the real piece needs, on a core that decoding leaves half idle; that
/// takes about half a second off a run. Nothing of it is kept.
/// </summary>
internal static class Rehearsal
{
    private const double Seconds = 3;

    public static void Play(SoundFont bank, CancellationToken cancel)
    {
        var brief = Briefer.Write(null, new Wishes(), SampleClock.SamplesAt(Seconds), new Seed(0), 0);
        var style = StyleLibrary.Find(brief.Style);
        var (score, _) = Composer.Compose(brief, style, GridSolver.Solve(brief, style.Tempo.Bend));
        var mix = new Performance(score, bank, Palette.Default, brief.Seed).Record(new Progress<long>(), cancel);
        var reader = Master.Of(mix, LoudnessTarget.Default, cancel).Read();
        var (left, right) = (new float[4096], new float[4096]);
        while (reader.Read(left, right) > 0) cancel.ThrowIfCancellationRequested();
    }
}
