using System.Collections.Immutable;

namespace Cuewright.Repertoire;

/// <summary>One leg of a curve: from a tick on a value, moving in a straight line to another until the next leg.</summary>
internal readonly record struct Leg(long Start, long End, double From, double To)
{
    public double At(long tick) => From + ((To - From) * (tick - Start) / Math.Max(1, End - Start));
}

/// <summary>Something that changes along the form, written as "place value" or "place value-value", parted by commas.</summary>
internal sealed class Curve
{
    private Curve(ImmutableArray<Leg> legs) => Legs = legs;

    public ImmutableArray<Leg> Legs { get; }

    public static Curve Parse(string text, Form form, Func<string, double> value)
    {
        var written = text.Split(',', StringSplitOptions.TrimEntries).Select(leg =>
        {
            var parts = leg.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length != 2) throw new FormatException($"'{leg}' is not a place and a value");
            var values = parts[1].Split('-').Select(value).ToArray();
            return (Tick: form.TickAt(parts[0]), From: values[0], To: values[^1]);
        }).ToArray();
        if (written[0].Tick != 0) throw new FormatException($"'{text}' does not start with the piece");
        var legs = ImmutableArray.CreateBuilder<Leg>(written.Length);
        for (var i = 0; i < written.Length; i++)
        {
            var end = i + 1 < written.Length ? written[i + 1].Tick : form.EndTick;
            if (end <= written[i].Tick) throw new FormatException($"the places in '{text}' are out of order");
            legs.Add(new Leg(written[i].Tick, end, written[i].From, written[i].To));
        }

        return new Curve(legs.MoveToImmutable());
    }

    public static Curve Steps(Form form, Func<int, double> ofEnergy) => new([.. form.Sections.Select(section => new Leg(
        form.Meters.TickOfBar(section.StartBar), form.Meters.TickOfBar(section.EndBar), ofEnergy(section.Energy), ofEnergy(section.Energy)))]);

    public double At(long tick) => Legs.Last(leg => leg.Start <= tick || leg.Start == 0).At(tick);
}
