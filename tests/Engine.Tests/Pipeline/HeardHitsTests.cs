using Cuewright.Engine.Briefing;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Tests.Composing;
using Cuewright.Engine.Tests.Rendering;

namespace Cuewright.Engine.Tests.Pipeline;

public class HeardHitsTests
{
    // Struck, accented, and touched beside the grid.
    private static readonly double[] Hard = [2.6, 4.4, 8.7, 10.2];
    private static readonly double[] Soft = [5.63, 7.31];

    public static TheoryData<string> Styles => Pieces.Styles;

    [Theory]
    [MemberData(nameof(Styles))]
    public void Hits_sound_where_they_are_written(string style)
    {
        var brief = Pieces.Brief(style, 13, energies: "4");
        var hits = Hard.Select(time => new HitPoint(time, HitKind.Cut, 0.8, Hard: true)).Concat(Soft.Select(time => new HitPoint(time, HitKind.Cut, 0.6, Hard: false)));
        var score = Pieces.Score(brief with { Hits = [.. hits.OrderBy(hit => hit.Seconds)] });
        var met = score.Hits.Where(hit => hit.Met && score.Tempo.SecondsAt(hit.Tick) < 11).ToArray();
        Assert.True(met.Length >= 4, $"{met.Length} moments are met");

        using var bank = SoundFont.Open("/usr/share/sounds/sf2/TimGM6mb.sf2");
        var mix = new Performance(score, bank, Palette.Default, new Seed(1)).Record(new Surroundings(0, 0), new Progress<long>(), TestContext.Current.CancellationToken);
        var (left, right) = (new float[mix.LengthSamples], new float[mix.LengthSamples]);
        mix.Read(0, left, right);
        var rises = Onset.Rises([.. left.Zip(right, (l, r) => l + r)]);

        // Error against the picture, not against what is written.
        var lateMs = met.Select(hit => 1000 * Onset.Lateness(rises, hit.Seconds)).ToArray();
        var told = string.Join(" ", lateMs.Select(ms => $"{ms:0.0}"));
        Assert.True(lateMs.Average(Math.Abs) <= 10, $"{style}: {told} ms");
        Assert.True(lateMs.Count(ms => Math.Abs(ms) > 25) <= 1, $"{style}: {told} ms");
        // The onset measure tells sounds from no sound: half a second away nothing in particular begins.
        Assert.True(met.Average(hit => rises[(int)(hit.Seconds * 2000)]) > 3 * rises.Average());
    }
}
