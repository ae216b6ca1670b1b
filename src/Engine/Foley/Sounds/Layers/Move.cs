using Cuewright.Engine.Rendering.Synths.Modules;

namespace Cuewright.Engine.Foley.Sounds.Layers;

internal enum Moved
{
    /// <summary>Down from its level by so many dB and back.</summary>
    Level,

    /// <summary>To either side, in semitones: of a noise, its band.</summary>
    Pitch,

    /// <summary>Of a low-pass, in semitones to either side.</summary>
    Cutoff,

    /// <summary>How far a tone is bent by its modulator: to either side, in parts of its index.</summary>
    Index,
}

internal enum MoveShape
{
    Sine,
    Triangle,

    /// <summary>Falls, and begins anew.</summary>
    Saw,
    Square,

    /// <summary>Somewhere else each cycle, reached softly.</summary>
    Drift,

    /// <summary>Somewhere else each cycle, at once.</summary>
    Steps,
}

/// <summary>Something of a layer that goes to and fro.</summary>
internal sealed record MoveOptions
{
    public required Moved Of { get; init; }

    public required Course Hz { get; init; }

    public required double By { get; init; }

    public MoveShape Shape { get; init; }
}

/// <summary>One movement, read once a stretch.</summary>
internal sealed class Move(MoveOptions options, double speed, Scatter scatter)
{
    private double _phase = options.Shape is MoveShape.Square or MoveShape.Saw ? 0 : scatter.Next();
    private double _from = scatter.Between(-1, 1);
    private double _to = scatter.Between(-1, 1);

    public Moved Of => options.Of;

    /// <summary>By how much it moves what it moves.</summary>
    public double Next(double way, double seconds)
    {
        var value = Wave();
        _phase += options.Hz.ByFactors(way) * speed * seconds;
        for (; _phase >= 1; _phase--) (_from, _to) = (_to, scatter.Between(-1, 1));
        return options.By * (options.Of == Moved.Level ? (value - 1) / 2 : value);
    }

    private double Wave() => options.Shape switch
    {
        MoveShape.Sine => Sine.Of((float)_phase),
        MoveShape.Triangle => 1 - (4 * Math.Abs(_phase - 0.5)),
        MoveShape.Saw => 1 - (2 * _phase),
        MoveShape.Square => _phase < 0.5 ? 1 : -1,
        MoveShape.Steps => _from,
        _ => _from + ((_to - _from) * _phase * _phase * (3 - (2 * _phase))),
    };
}
