using System.Collections.Immutable;
using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Rendering.Synths.Wavetable;

/// <summary>Layers of tables that are slowly travelled through.</summary>
internal sealed record WavetablePreset : SubtractivePreset
{
    public required ImmutableArray<WavetableLayer> Layers { get; init; }

    public double Noise { get; init; }

    public override ISynthVoice Voice(int sampleRate) => new WavetableVoice(this, sampleRate);
}

/// <summary>One table with its oscillators and its way through the table. Places run from 0 to 1 along and across.</summary>
internal sealed record WavetableLayer
{
    public required string Table { get; init; }

    public double Level { get; init; } = 1;

    public double Semitones { get; init; }

    public double Cents { get; init; }

    public int Voices { get; init; } = 2;

    public double DetuneCents { get; init; } = 6;

    public double Spread { get; init; } = 0.9;

    public double Along { get; init; }

    /// <summary>Further along by so much while the filter's envelope is up.</summary>
    public double AlongEnvelope { get; init; }

    public LfoOptions? AlongLfo { get; init; }

    public double AlongDepth { get; init; }

    public double Across { get; init; }

    public LfoOptions? AcrossLfo { get; init; }

    public double AcrossDepth { get; init; }

    /// <summary>Comes and goes (shimmer): down to 1 − depth.</summary>
    public LfoOptions? SwellLfo { get; init; }

    public double SwellDepth { get; init; }
}
