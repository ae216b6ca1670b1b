using System.Collections.Immutable;

namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>What a voice's slow oscillators add up to at one moment.</summary>
internal readonly record struct Modulation(double Semitones, float Octaves, double Width, float Level);

/// <summary>A voice's slow oscillators.</summary>
internal sealed class Modulators(ImmutableArray<ModulationOptions> options)
{
    private readonly Lfo[] _lfos = new Lfo[options.Length];

    public void Start(ref Scatter scatter)
    {
        for (var i = 0; i < _lfos.Length; i++) _lfos[i].Start(options[i].Lfo, ref scatter);
    }

    public Modulation At(in Bearing bearing)
    {
        var (semitones, octaves, width, level) = (0.0, 0.0, 0.0, 1.0);
        for (var i = 0; i < _lfos.Length; i++)
        {
            var wave = _lfos[i].At(bearing);
            semitones += wave * options[i].PitchCents / 100;
            octaves += wave * options[i].CutoffOctaves;
            width += wave * options[i].Width;
            level *= 1 - (options[i].Level * (0.5 - (0.5 * wave)));
        }

        return new Modulation(semitones, (float)octaves, width, (float)level);
    }
}
