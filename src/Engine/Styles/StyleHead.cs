using System.Collections.Immutable;

namespace Cuewright.Engine.Styles;

/// <summary>
/// What calls for a style. It stands at the top of the file, before the harmony, and is all that is read of the styles
/// that are not played.
/// </summary>
public record StyleHead
{
    /// <summary>The field at which a file's head is over.</summary>
    internal const string End = "modes";

    public required string Name { get; init; }

    /// <summary>For users: "Emotional cinematic".</summary>
    public required string Title { get; init; }

    /// <summary>Words in a prompt that call for it.</summary>
    public required ImmutableArray<string> Words { get; init; }

    public required MoodArea Mood { get; init; }

    /// <summary>How readily it is chosen for a picture when no words ask for a style: 1 gladly … 0 not at all.</summary>
    public double Screen { get; init; }

    /// <summary>What pictures of it suit the style: the scene's word, and how well from −1 (not at all) to 1.</summary>
    public ImmutableDictionary<string, double> Scenes { get; init; } = ImmutableDictionary<string, double>.Empty;
}
