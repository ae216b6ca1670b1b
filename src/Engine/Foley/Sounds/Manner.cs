namespace Cuewright.Engine.Foley.Sounds;

/// <summary>How a sound occurs. Each family makes of it what it means there, and leaves alone what means nothing there.</summary>
public sealed record Manner
{
    public static Manner Usual { get; } = new();

    /// <summary>0: barely. 0.6: as usual. 1: as hard, as wild, as strong as it goes. It changes the sound as much as the level.</summary>
    public double Force { get; init; } = 0.6;

    /// <summary>Against the usual size of the thing: 2 is a larger dog, a heavier door, lower in pitch.</summary>
    public double Size { get; init; } = 1;

    /// <summary>Against its usual pace: 2 runs, revs and passes twice as fast.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Against the usual number of what is made of many: drops, birds, people, cars.</summary>
    public double Density { get; init; } = 1;
}
