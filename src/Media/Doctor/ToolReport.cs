using System.Collections.Immutable;

namespace Cuewright.Media.Doctor;

/// <summary>Which ffmpeg is installed and what it lacks of what we need.</summary>
public sealed record ToolReport
{
    public required string FfmpegPath { get; init; }

    public required string FfprobePath { get; init; }

    /// <summary>As it calls itself: "5.1.9-0+deb12u1".</summary>
    public required string Version { get; init; }

    /// <summary>False where prlimit is missing: memory and size limits are then not enforced.</summary>
    public required bool LimitsEnforced { get; init; }

    public required ImmutableArray<string> MissingEncoders { get; init; }

    public required ImmutableArray<string> MissingDecoders { get; init; }

    public required ImmutableArray<string> MissingFilters { get; init; }

    public bool IsComplete => MissingEncoders.IsEmpty && MissingDecoders.IsEmpty && MissingFilters.IsEmpty;
}
