using System.Collections.Immutable;

namespace Cuewright.Engine.Foley.Scenes;

/// <summary>A place with what is heard there.</summary>
internal sealed record Scene
{
    public required string Name { get; init; }

    /// <summary>How else people say it: "busy road", "in traffic".</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>The space it happens in (places.yaml).</summary>
    public required string Place { get; init; }

    /// <summary>Under a roof: when it rains, it rains outside.</summary>
    public bool Indoors { get; init; }

    /// <summary>It is night where nothing is said of it.</summary>
    public bool Night { get; init; }

    public ImmutableArray<SceneBed> Beds { get; init; } = [];

    public ImmutableArray<SceneEvent> Events { get; init; } = [];
}

/// <summary>When something belongs to a scene.</summary>
internal enum SceneTime
{
    Always,
    Day,
    Night,
}

/// <summary>What goes on in it.</summary>
internal sealed record SceneBed
{
    public required string Sound { get; init; }

    public double LevelDb { get; init; }

    public double Density { get; init; } = 1;

    public double Force { get; init; } = 0.6;

    public double Distance { get; init; } = 1;

    public double Pan { get; init; }

    public SceneTime When { get; init; }
}

/// <summary>What happens in it now and then.</summary>
internal sealed record SceneEvent
{
    public required string Sound { get; init; }

    /// <summary>All its spots together.</summary>
    public required double PerMinute { get; init; }

    public double LevelDb { get; init; }

    public double Force { get; init; } = 0.6;

    /// <summary>Nearest and farthest.</summary>
    public Reach Distance { get; init; } = new(2, 6);

    /// <summary>Farthest left and right.</summary>
    public Reach Pan { get; init; } = new(-0.7, 0.7);

    /// <summary>From how many places it comes: two dogs answer one another.</summary>
    public int Spots { get; init; } = 2;

    public SceneTime When { get; init; }
}

/// <summary>From one end to the other.</summary>
internal readonly record struct Reach(double From, double To);

/// <summary>How a scene is found this time.</summary>
internal sealed record SceneManner
{
    public static SceneManner Usual { get; } = new();

    /// <summary>Quiet 0.4, busy 1.8.</summary>
    public double Density { get; init; } = 1;

    /// <summary>All of it against its usual distance: far 3.</summary>
    public double Distance { get; init; } = 1;

    /// <summary>Null: as the scene has it.</summary>
    public bool? Night { get; init; }

    public bool Rainy { get; init; }
}
