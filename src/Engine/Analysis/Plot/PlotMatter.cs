using System.Collections.Immutable;

namespace Cuewright.Engine.Analysis.Plot;

/// <summary>A small picture of the clip at a time, as a data URI an SVG can show.</summary>
internal sealed record PlotThumbnail(double Seconds, string DataUri);

/// <summary>A stretch of the form. Energy 1 to 5.</summary>
internal sealed record PlotSection(double StartSeconds, double EndSeconds, string Label, int Energy);

/// <summary>Where the music is to meet the picture, whether it does, and by how much it misses if not.</summary>
internal sealed record PlotHit(double Seconds, bool Hard, bool Met = true, double ErrorMs = 0);

/// <summary>The beginning of a bar, counted from 1.</summary>
internal sealed record PlotBar(double Seconds, int Number);

/// <summary>A tempo from a time on.</summary>
internal sealed record PlotTempo(double Seconds, double Bpm);

/// <summary>What may be drawn besides the analysis; lanes without matter are left out.</summary>
internal sealed record PlotMatter
{
    public required string Title { get; init; }

    /// <summary>A line on the music: style, key, tempo.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>Evenly spaced over the clip.</summary>
    public ImmutableArray<PlotThumbnail> Thumbnails { get; init; } = [];

    public ImmutableArray<PlotSection> Sections { get; init; } = [];

    public ImmutableArray<PlotHit> Hits { get; init; } = [];

    public ImmutableArray<PlotBar> Bars { get; init; } = [];

    public ImmutableArray<PlotTempo> Tempos { get; init; } = [];

    /// <summary>Peaks of the sound, 0 to 1, evenly spaced over the clip.</summary>
    public ImmutableArray<float> Waveform { get; init; } = [];
}
