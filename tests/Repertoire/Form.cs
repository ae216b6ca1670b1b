using System.Collections.Immutable;
using System.Globalization;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Repertoire;

/// <summary>The sections one after the other, and where a place in them lies.</summary>
internal sealed class Form
{
    private readonly ImmutableArray<ScoreSection> _sections;

    public Form(Piece piece)
    {
        var bar = 0;
        var sections = ImmutableArray.CreateBuilder<ScoreSection>();
        var meters = ImmutableArray.CreateBuilder<MeterChange>();
        foreach (var section in piece.Sections)
        {
            if (sections.Any(earlier => earlier.Label == section.Name)) throw new FormatException($"two sections are called {section.Name}");
            if (!WrittenMeter.TryParse(section.Meter ?? piece.Meter, out var meter)) throw new FormatException($"section {section.Name} has no meter that can be read");
            sections.Add(new ScoreSection(section.Name, bar, bar + section.Bars, section.Energy));
            meters.Add(new MeterChange(bar, meter));
            bar += section.Bars;
        }

        (_sections, Meters) = (sections.ToImmutable(), new MeterMap { Changes = meters.ToImmutable() });
    }

    public MeterMap Meters { get; }

    public ImmutableArray<ScoreSection> Sections => _sections;

    public long EndTick => Meters.TickOfBar(_sections[^1].EndBar);

    /// <summary>The tick of "verse", "verse:3" (its third bar) or "verse:3.2" (the second beat there).</summary>
    public long TickAt(string place)
    {
        var parts = place.Split(':');
        var section = _sections.FirstOrDefault(section => section.Label == parts[0]) ?? throw new FormatException($"'{place}' names no section");
        if (parts.Length == 1) return Meters.TickOfBar(section.StartBar);
        var numbers = parts[1].Split('.', 2);
        var bar = Number(numbers[0], place) - 1;
        var beat = numbers.Length == 1 ? 0 : Number(numbers[1], place) - 1;
        if (bar < 0 || bar >= section.EndBar - section.StartBar) throw new FormatException($"'{place}' lies outside its section");
        return Meters.TickOfBar(section.StartBar + bar) + (beat * Meters.MeterAtBar(section.StartBar + bar).BeatTicks);
    }

    private static int Number(string text, string place) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"'{place}' is no place in the form");
}
