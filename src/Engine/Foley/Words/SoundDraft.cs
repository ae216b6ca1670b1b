using Cuewright.Engine.Foley.Sounds;

namespace Cuewright.Engine.Foley.Words;

/// <summary>A sound that was found, while more is still being said of it.</summary>
internal sealed class SoundDraft(NamedSound sound, string said)
{
    private const double UsualForce = 0.6;

    /// <summary>So many of what a bed is made of are as many as usual.</summary>
    private const double UsualMany = 7;

    private readonly List<Modifier> _modifiers = [];

    public NamedSound Sound => sound;

    public string Said => said;

    public int Order { get; set; }

    public bool EndsWithNext { get; set; }

    /// <summary>"barking": it is told as something that goes on.</summary>
    public bool IsGoing { get; set; }

    public void Add(Modifier modifier) => _modifiers.Add(modifier);

    /// <param name="inStory">Other things come before or after: what goes on in a story goes on for its turn.</param>
    public WantedSound ToWanted(bool inStory)
    {
        var isBed = sound.Kind == SoundKind.Bed;
        var count = Last(modifier => modifier.Count);
        var many = isBed && count is { } of ? Math.Clamp(Math.Sqrt(of / UsualMany), 0.35, 2) : 1;

        // "far away, in the distance" is as far as either.
        var distances = _modifiers.Select(modifier => modifier.Distance ?? 1).ToArray();
        var distance = distances.Length == 0 ? 1 : distances.Max() > 1 ? distances.Max() : distances.Min();
        return new WantedSound
        {
            Sound = sound.Name,
            Said = said,
            Manner = new Manner
            {
                Force = Math.Clamp(UsualForce + _modifiers.Sum(modifier => (modifier.Force ?? UsualForce) - UsualForce), 0.05, 1),
                Size = Product(modifier => modifier.Size),
                Speed = Product(modifier => modifier.Speed),
                Density = Math.Clamp(Product(modifier => modifier.Density) * many, 0.2, 4),
            },
            Placing = new Placing { Pan = Last(modifier => modifier.Pan) ?? 0, PanEnd = Last(modifier => modifier.PanEnd), Distance = Math.Clamp(distance, 0.3, 30) },
            DistanceEnd = Last(modifier => modifier.DistanceEnd),
            Count = isBed ? null : count,
            GapSeconds = Gap(count),
            PerMinute = Last(modifier => modifier.PerMinute),
            AtSeconds = Last(modifier => modifier.AtSeconds),
            AfterSeconds = Last(modifier => modifier.AfterSeconds),
            Seconds = Last(modifier => modifier.Seconds),
            GoesOn = _modifiers.Exists(modifier => modifier.GoesOn == true) || (IsGoing && !inStory && sound is { Kind: SoundKind.Event, Times: > 1 } && count is null),
            LevelDb = Math.Clamp(_modifiers.Sum(modifier => modifier.LevelDb ?? 0), -24, 9),
            LevelEndDb = Math.Clamp(_modifiers.Sum(modifier => modifier.LevelEndDb ?? 0), -40, 24),
            Order = Order,
            EndsWithNext = EndsWithNext,
        };
    }

    private double? Gap(int? count)
    {
        if (Last(modifier => modifier.GapSeconds) is { } said) return said;
        if (!_modifiers.Exists(modifier => modifier.Gap is not null)) return null;
        if (sound.Kind == SoundKind.Bed || (count ?? sound.Times) < 2) return null;
        var gap = sound.GapSeconds * _modifiers.Aggregate(1.0, (all, modifier) => all * (modifier.Gap ?? 1));
        if (_modifiers.Max(modifier => modifier.GapAtLeast) is { } least) gap = Math.Max(gap, least);
        return _modifiers.Min(modifier => modifier.GapAtMost) is { } most ? Math.Min(gap, most) : gap;
    }

    private double Product(Func<Modifier, double?> value) => Math.Clamp(_modifiers.Aggregate(1.0, (all, modifier) => all * (value(modifier) ?? 1)), 0.2, 5);

    private T? Last<T>(Func<Modifier, T?> value) where T : struct => _modifiers.Select(value).LastOrDefault(said => said is not null);
}
