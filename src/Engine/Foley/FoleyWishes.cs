using System.Collections.Immutable;
using Cuewright.Engine.Briefing;

namespace Cuewright.Engine.Foley;

/// <summary>What the user asks of the effects, in their own terms.</summary>
public sealed record FoleyWishes
{
    public const int MostEffort = 100;

    public string Prompt { get; init; } = "";

    /// <summary>What must not be heard, in words.</summary>
    public string Negative { get; init; } = "";

    /// <summary>0: only the picture decides what is heard. 1: the words do, in all their detail and density.</summary>
    public double Literalness { get; init; } = 0.5;

    /// <summary>How many realisations of each sound are made, of which the best is kept.</summary>
    public int Effort { get; init; } = 25;

    /// <summary>What is pictured does not choose the sounds; how it moves still says when they are heard.</summary>
    public bool IgnoresLook { get; init; }

    /// <summary>What is said of single stretches.</summary>
    public ImmutableArray<Segment> Segments { get; init; } = [];
}
