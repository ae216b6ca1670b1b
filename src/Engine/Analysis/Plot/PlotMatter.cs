using System.Collections.Immutable;

namespace Cuewright.Engine.Analysis.Plot;

/// <summary>A small picture of the clip at a time, as a data URI an SVG can show.</summary>
public sealed record PlotThumbnail(double Seconds, string DataUri);

/// <summary>A stretch of the music. Energy 1 to 5.</summary>
public sealed record PlotSection(double StartSeconds, double EndSeconds, string Label, int Energy);

/// <summary>Where the music meets the picture; hard ones are drawn full.</summary>
public sealed record PlotHit(double Seconds, bool Hard);

/// <summary>What may be drawn besides the analysis; lanes without matter are left out.</summary>
public sealed record PlotMatter
{
    public required string Title { get; init; }

    /// <summary>Evenly spaced over the clip.</summary>
    public ImmutableArray<PlotThumbnail> Thumbnails { get; init; } = [];

    public ImmutableArray<PlotSection> Sections { get; init; } = [];

    public ImmutableArray<PlotHit> Hits { get; init; } = [];

    /// <summary>Peaks of the sound, 0 to 1, evenly spaced over the clip.</summary>
    public ImmutableArray<float> Waveform { get; init; } = [];
}
