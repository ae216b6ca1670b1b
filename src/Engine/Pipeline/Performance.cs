using System.Collections.Immutable;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Pipeline;

/// <summary>A score as it is played and mixed. It can be played again, the same to the sample, with its roles or parts separate for stems.</summary>
internal sealed class Performance(Score score, SoundFont bank, Palette palette, Seed seed)
{
    private ImmutableArray<double> _faders;

    public long LengthSamples => score.LengthSamples;

    public MixSettings Settings { get; } = MixSettings.Find(score.Mix);

    public Mix Record(Surroundings around, IProgress<long> progress, CancellationToken cancel)
    {
        using (var excerpt = Renderer.Perform(SoundCheck.Excerpt(score), bank, palette, seed))
        {
            _faders = Balance.Faders(excerpt.Infos, SoundCheck.Listen(excerpt, cancel), Settings);
        }

        using var stems = Renderer.Perform(score, bank, palette, seed);
        return Mix.Record(new Mixer(stems, Plan, Separation.None), around, progress, cancel);
    }

    public (IStems Stems, Mixer Mixer) PlaySeparate(Separation separation)
    {
        var stems = Renderer.Perform(score, bank, palette, seed);
        return (stems, new Mixer(stems, Plan, separation));
    }

    private MixPlan Plan => new(Settings, _faders, Rides.Of(score, palette, Settings));
}
