using Cuewright.Clips.Sounds;
using Cuewright.Engine.Analysis.Listening;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Tests.Composing;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Analysis.Listening;

/// <summary>Music as a clip may hold it: our own, played on a small bank.</summary>
internal static class Tunes
{
    public static float[] Play(string style, double seconds)
    {
        using var bank = SoundFont.Open("/usr/share/sounds/sf2/TimGM6mb.sf2");
        var score = Pieces.Score(Pieces.Brief(style, seconds, energies: "34"));
        var mix = new Performance(score, bank, Palette.Default, new Seed(1)).Record(new Progress<long>(), TestContext.Current.CancellationToken);
        var (left, right) = (new float[mix.LengthSamples], new float[mix.LengthSamples]);
        mix.Read(0, left, right);
        return Resampling.Resample([.. left.Zip(right, (l, r) => (l + r) / 2)], SampleClock.Rate, SoundListener.Rate);
    }
}
