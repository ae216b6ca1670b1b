using System.Collections.Immutable;

namespace Cuewright.Media.Processes;

/// <summary>What to start and how far it may go.</summary>
internal sealed record ToolCall
{
    /// <summary>
    /// Address space. The pictures an 8K HEVC decoder holds with two threads take about 2 GB, libraries and thread
    /// stacks as much again; a file made to eat memory ends here instead of in the machine's swap.
    /// </summary>
    public const long MemoryBytes = 8L << 30;

    public required Tool Tool { get; init; }

    public required ImmutableArray<string> Arguments { get; init; }

    /// <summary>Sound is piped in; otherwise stdin is closed at once.</summary>
    public bool TakesInput { get; init; }

    public required TimeSpan WallTime { get; init; }

    /// <summary>The largest file the program may write.</summary>
    public long FileBytes { get; init; }
}
