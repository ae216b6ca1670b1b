using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Wavetable;

/// <summary>One note of the wavetable synth.</summary>
internal sealed class WavetableVoice(WavetablePreset preset, int sampleRate) : SubtractiveVoice(preset, sampleRate)
{
    private readonly TableOscillators[] _layers = [.. preset.Layers.Select(layer => new TableOscillators(layer))];
    private readonly double _noise = preset.Noise;

    protected override void StartSource(ref Scatter scatter)
    {
        foreach (var layer in _layers) layer.Start(ref scatter);
    }

    protected override void Sound(Span<float> left, Span<float> right, in SourceBearing at)
    {
        left.Clear();
        right.Clear();
        foreach (var layer in _layers) layer.Add(left, right, at.Step, at.Envelope, at.Player);
        Hiss(left, right, _noise);
    }
}
