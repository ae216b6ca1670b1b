using System.Collections.Immutable;
using Cuewright.Engine.Data;
using Cuewright.Engine.Foley.Picture;
using Cuewright.Engine.Foley.Sounds;

namespace Cuewright.Engine.Foley.Planning;

/// <summary>What sounds a kind of thing that is seen can have.</summary>
internal sealed record Sight
{
    /// <summary>Of the picture's height: below it a thing is small.</summary>
    private const double SmallSize = 0.2;

    private static readonly Lazy<ImmutableArray<Sight>> Known = new(() => DataFile.Read<ImmutableArray<Sight>>("sights.yaml"));

    public required SeenKind Kind { get; init; }

    /// <summary>Families of sounds that words may mean by it.</summary>
    public required ImmutableArray<string> Families { get; init; }

    /// <summary>What it is where no words say so; null: it stays silent then.</summary>
    public string? Sound { get; init; }

    /// <summary>The same for a small thing.</summary>
    public string? Small { get; init; }

    /// <summary>And in these places.</summary>
    public ImmutableDictionary<string, string> Places { get; init; } = ImmutableDictionary<string, string>.Empty;

    public static ImmutableArray<Sight> All => Known.Value;

    public static Sight Of(SeenKind kind) => Known.Value.First(sight => sight.Kind == kind);

    public bool CanBe(NamedSound sound) => sound.Kind != SoundKind.Bed && Families.Contains(sound.Family);

    /// <summary>Null: nothing is heard of it.</summary>
    public string? Usual(SeenEvent seen, string place) => Places.GetValueOrDefault(place) ?? (seen.Size < SmallSize ? Small ?? Sound : Sound);
}
