using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Cuewright.Engine.Data;
using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Foley.Words;

namespace Cuewright.Engine.Tests.Foley.Words;

/// <summary>What people write, and what a sound designer takes from it (prompts.yaml beside this file).</summary>
public sealed class PromptTableTests
{
    private static readonly Dictionary<string, Func<WantedSound, bool>> Manners = new()
    {
        ["stronger"] = sound => sound.Manner.Force > 0.6,
        ["weaker"] = sound => sound.Manner.Force < 0.6,
        ["larger"] = sound => sound.Manner.Size > 1,
        ["smaller"] = sound => sound.Manner.Size < 1,
        ["faster"] = sound => sound.Manner.Speed > 1,
        ["slower"] = sound => sound.Manner.Speed < 1,
        ["far"] = sound => sound.Placing.Distance > 1,
        ["near"] = sound => sound.Placing.Distance < 1,
        ["nearing"] = sound => sound.DistanceEnd < sound.Placing.Distance,
        ["leaving"] = sound => sound.DistanceEnd > sound.Placing.Distance,
        ["growing"] = sound => sound.LevelEndDb > 0,
        ["fading"] = sound => sound.LevelEndDb < 0,
        ["going on"] = sound => sound.GoesOn,
        ["until"] = sound => sound.EndsWithNext,
    };

    public static TheoryData<Row> Rows => [.. Read<ImmutableArray<Row>>("prompts.yaml")];

    public static TheoryData<string, string> Corpus => ReadCorpus();

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_prompt_asks_for_what_a_sound_designer_reads_in_it(Row row)
    {
        var wanted = WordReader.Read(row.Say);
        Assert.Equal(row.Hear.Select(expected => expected.ToString()), wanted.Sounds.Zip(row.Hear).Select(pair => Told(pair.First, pair.Second).ToString()));
        Assert.True(row.Hear.Length <= wanted.Sounds.Length);
        Assert.All(wanted.Sounds.Skip(row.Hear.Length), scene => Assert.True(scene.GoesOn || scene.PerMinute > 0, $"{scene.Sound} was not asked for"));
        Assert.Equal(row.Music, wanted.Music);
        Assert.Equal(row.Place, wanted.Place);
        Assert.Equal(row.Seconds, wanted.Seconds);
        Assert.All(row.Not, name => Assert.False(wanted.Forbidden.Allows(SoundLibrary.Find(name)), name));
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public void The_main_source_of_a_prompt_is_found(string prompt, string sounds)
    {
        var wanted = WordReader.Read(prompt).Sounds.Select(sound => sound.Sound).ToArray();
        Assert.True(sounds.Split('|').Any(wanted.Contains), $"heard in \"{prompt}\": {string.Join(", ", wanted)}");
    }

    [Fact]
    public void The_tables_are_as_long_as_they_should_be()
    {
        Assert.True(Rows.Count >= 120);
        Assert.True(Corpus.Count >= 80);
    }

    /// <summary>The sound in the words of what is expected of it; manners that are neither expected nor there are left out.</summary>
    private static Expected Told(WantedSound sound, Expected expected) => new()
    {
        Sound = sound.Sound,
        Order = sound.Order,
        Count = sound.Count,
        GapSeconds = sound.GapSeconds is { } gap ? Math.Round(gap, 2) : null,
        AtSeconds = sound.AtSeconds,
        AfterSeconds = sound.AfterSeconds,
        Seconds = sound.Seconds,
        PerMinute = sound.PerMinute,
        Pan = sound.Placing.Pan,
        PanEnd = sound.Placing.PanEnd,
        Is = [.. expected.Is.Where(manner => Manners[manner](sound))],
    };

    private static TheoryData<string, string> ReadCorpus()
    {
        var data = new TheoryData<string, string>();
        foreach (var (prompt, sounds) in Read<Dictionary<string, string>>("corpus.yaml")) data.Add(prompt, sounds);
        return data;
    }

    private static T Read<T>(string name, [CallerFilePath] string here = "")
    {
        using var reader = new StreamReader(Path.Combine(Path.GetDirectoryName(here)!, name));
        return DataFile.Parse<T>(reader, name);
    }

    public sealed record Row
    {
        public required string Say { get; init; }

        public required ImmutableArray<Expected> Hear { get; init; }

        public string? Place { get; init; }

        public string? Music { get; init; }

        public double? Seconds { get; init; }

        /// <summary>Sounds that must not be heard.</summary>
        public ImmutableArray<string> Not { get; init; } = [];

        public override string ToString() => Say;
    }

    public sealed record Expected
    {
        public required string Sound { get; init; }

        public int Order { get; init; }

        public int? Count { get; init; }

        public double? GapSeconds { get; init; }

        public double? AtSeconds { get; init; }

        public double? AfterSeconds { get; init; }

        public double? Seconds { get; init; }

        public double? PerMinute { get; init; }

        public double Pan { get; init; }

        public double? PanEnd { get; init; }

        public ImmutableArray<string> Is { get; init; } = [];

        public override string ToString() =>
            FormattableString.Invariant($"{Order}: {Sound} × {Count}, every {GapSeconds}, at {AtSeconds}, after {AfterSeconds}, for {Seconds}, {PerMinute} a minute, from {Pan} to {PanEnd}, {string.Join(" ", Is)}");
    }
}
