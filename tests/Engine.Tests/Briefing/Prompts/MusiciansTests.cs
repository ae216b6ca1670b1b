using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Briefing.Prompts;
using Cuewright.Engine.Data;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Briefing.Prompts;

/// <summary>The table in musicians.yaml: prompts as people type them, and what a musician takes from each.</summary>
public sealed class MusiciansTests
{
    private static readonly PromptReader Reader = Readers.Full;

    public static TheoryData<string> Prompts => [.. Table().Select(row => row.Say)];

    [Fact]
    public void The_table_holds_at_least_fifty_prompts() => Assert.True(Table().Length >= 50, $"{Table().Length}");

    [Theory]
    [MemberData(nameof(Prompts))]
    public void Prompts_are_read_as_a_musician_reads_them(string prompt)
    {
        var row = Table().Single(row => row.Say == prompt);
        var reading = Reader.Read(row.Say, row.Negative);
        var faults = Faults(row, reading).ToArray();
        Assert.True(faults.Length == 0, $"{prompt}\n  {string.Join("\n  ", faults)}\n{Described(reading)}");
    }

    private static IEnumerable<string> Faults(Row row, PromptReading reading)
    {
        if (row.Tempo is { } tempo && !(reading.Tempo is { } said && said.Bpm >= tempo.Low - 0.01 && said.Bpm <= tempo.High + 0.01)) yield return $"tempo {reading.Tempo?.Bpm}";
        if (row.Energy is { } energy && !(reading.Energy is { } level && energy.Holds(level))) yield return $"energy {reading.Energy}";
        foreach (var side in Words(row.Mood, ' '))
        {
            var holds = side switch { "bright" => reading.Valence > 0.1, "sombre" => reading.Valence < -0.1, "calm" => reading.Arousal < -0.1, _ => reading.Arousal > 0.1 };
            if (!holds) yield return $"not {side}: arousal {reading.Arousal:0.00}, valence {reading.Valence:0.00}";
        }

        foreach (var name in Words(row.Wanted, ',').Except(reading.Wanted)) yield return $"{name} is not wanted";
        foreach (var name in Words(row.Excluded, ',').Except(reading.Excluded)) yield return $"{name} is not excluded";
        if (row.Excluded == "" && reading.Excluded.Length > 0) yield return "something is excluded";
        foreach (var name in reading.Wanted.Intersect(reading.Excluded)) yield return $"{name} is wanted and excluded";
        if (row.Key is { } key && reading.Key?.ToString() != key) yield return $"key {reading.Key}";
        if (row.Meter is { } meter && reading.Meter != meter.Meter) yield return $"meter {reading.Meter}";
        if (row.Length is { } length && reading.LengthSeconds != length) yield return $"length {reading.LengthSeconds}";
        if (row.Arc is { } arc && !string.Equals(reading.Arc?.ToString(), arc, StringComparison.OrdinalIgnoreCase)) yield return $"arc {reading.Arc}";
        if (row.Ending is { } ending && !string.Equals(reading.Ending?.ToString(), ending, StringComparison.OrdinalIgnoreCase)) yield return $"ending {reading.Ending}";
        if (row.Sections is { } sections && sections != SectionsOf(reading)) yield return $"sections {SectionsOf(reading)}";
        if (row.Sections is null && row.Say.Length < 200 && reading.Sections.Length > 0 && row.Ending is null && row.Arc is null && !row.Say.Contains("commence", StringComparison.Ordinal)) yield return $"sections {SectionsOf(reading)}";
        if (row.Unknown is { } unknown && string.Join(", ", reading.Unknown) != unknown) yield return $"unknown {string.Join(", ", reading.Unknown)}";
        if (row.Told is { } told && !reading.Remarks.Any(remark => $"{remark.What} {remark.Choice} {remark.Because}".Contains(told, StringComparison.Ordinal))) yield return "not told";
        if (row.Style is { } style && StyleOf(row) is var chosen && chosen != style) yield return $"style {chosen}";
    }

    private static string StyleOf(Row row) => Briefer.Write(null, new Wishes { Prompt = row.Say, Negative = row.Negative, PromptInfluence = 1 }, SampleClock.SamplesAt(60), new Seed(1), 0).Style;

    private static string SectionsOf(PromptReading reading) => string.Join("; ", reading.Sections.Select(section =>
        $"{section.Label ?? "-"} {section.Energy?.ToString(CultureInfo.InvariantCulture) ?? "-"}{Place(section)}"));

    private static string Place(PromptSection section) => section switch
    {
        { StartSeconds: { } seconds } => string.Create(CultureInfo.InvariantCulture, $" @ {seconds}s"),
        { StartShare: { } share } => string.Create(CultureInfo.InvariantCulture, $" @ {share}"),
        { Moment: { } moment } => $" @ {moment.Words}",
        _ => "",
    };

    private static string Described(PromptReading reading) => string.Create(CultureInfo.InvariantCulture, $"""
          understood  {string.Join(", ", reading.Understood)}
          wanted      {string.Join(", ", reading.Wanted)} / excluded {string.Join(", ", reading.Excluded)}
          styles      {string.Join(", ", reading.Styles.OrderByDescending(style => style.Value).Select(style => $"{style.Key} {style.Value:0.0}"))}
          told        {string.Join("; ", reading.Remarks.Select(remark => $"{remark.What}: {remark.Choice}; {remark.Because}"))}
        """);

    private static string[] Words(string? list, char mark) => list?.Split(mark, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static ImmutableArray<Row> Table([CallerFilePath] string here = "")
    {
        using var file = File.OpenText(Path.Combine(Path.GetDirectoryName(here)!, "musicians.yaml"));
        return DataFile.Parse<ImmutableArray<Row>>(file, "musicians.yaml");
    }

    private sealed record Row
    {
        public required string Say { get; init; }

        public string Negative { get; init; } = "";

        public Band? Tempo { get; init; }

        public Band? Energy { get; init; }

        public string? Mood { get; init; }

        public string? Style { get; init; }

        public string? Wanted { get; init; }

        public string? Excluded { get; init; }

        public string? Key { get; init; }

        public MeterText? Meter { get; init; }

        public double? Length { get; init; }

        public string? Arc { get; init; }

        public string? Ending { get; init; }

        public string? Sections { get; init; }

        public string? Unknown { get; init; }

        public string? Told { get; init; }
    }
}
