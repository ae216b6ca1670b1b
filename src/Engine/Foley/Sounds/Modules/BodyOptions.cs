namespace Cuewright.Engine.Foley.Sounds.Modules;

/// <summary>A thing that rings when it is struck, rubbed or shaken.</summary>
internal sealed record BodyOptions
{
    public required Shape Shape { get; init; }

    /// <summary>Name of a material.</summary>
    public required string Material { get; init; }

    /// <summary>Its lowest way to ring.</summary>
    public required double Hertz { get; init; }

    public int Modes { get; init; } = 16;

    /// <summary>Length against width of plates and cavities.</summary>
    public double Aspect { get; init; } = 1.6;

    /// <summary>Against what its material would let it: 0.3 in a hand or full of things, 2 hung up.</summary>
    public double Rings { get; init; } = 1;

    /// <summary>Rise or fall of its ways with every octave above the lowest.</summary>
    public double TiltDb { get; init; }

    /// <summary>Where it is touched along its length and width, 0 to 1; never twice in the same place.</summary>
    public double Along { get; init; } = 0.37;

    public double Across { get; init; } = 0.29;

    /// <summary>How far from each other its ways are heard.</summary>
    public double Width { get; init; } = 0.2;

    /// <summary>Which of its kind: another number is another door.</summary>
    public int Thing { get; init; } = 1;
}
