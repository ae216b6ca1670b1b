using System.Collections.Immutable;
using System.Globalization;
using Cuewright.Engine.Data;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Repertoire;

/// <summary>Turns a piece as it is written down into the score that the engine plays. Every mistake is told by file, part and bar.</summary>
public static class PieceReader
{
    private static readonly ImmutableDictionary<string, double> Loudness = new Dictionary<string, double>
    {
        ["ppp"] = 26,
        ["pp"] = 36,
        ["p"] = 48,
        ["mp"] = 60,
        ["mf"] = 72,
        ["f"] = 86,
        ["ff"] = 100,
        ["fff"] = 114,
    }.ToImmutableDictionary();

    /// <exception cref="InvalidDataException">The text is no piece; the message says where.</exception>
    public static Score Read(TextReader yaml, string fileName, Palette palette)
    {
        var piece = DataFile.Parse<Piece>(yaml, fileName);
        var form = Located(fileName, () => new Form(piece));
        var tempo = Located($"{fileName}: tempo", () => TempoOf(Curve.Parse(piece.Tempo, form, Number)));
        if (!WrittenKey.TryParse(piece.Key, out var key)) throw new InvalidDataException($"{fileName}: '{piece.Key}' is no key.");
        if (piece.Patterns.Keys.Concat(piece.Grooves.Keys).FirstOrDefault(name => NoteBar.IsNote(name) || name == "R") is { } name)
        {
            throw new InvalidDataException($"{fileName}: a pattern cannot be called {name}, which reads as a note.");
        }

        var lengthSamples = tempo.SamplesAt(form.EndTick) + SampleClock.SamplesAt(piece.RingSeconds);
        var heldTicks = (long)(tempo.TicksAt(SampleClock.SecondsAt(lengthSamples)) - form.EndTick) / 2;
        var parts = ImmutableArray.CreateBuilder<Part>();
        foreach (var part in piece.Parts)
        {
            parts.Add(Located($"{fileName}: part {part.Name}", () => ReadPart(part)));
        }

        return new Score
        {
            Title = piece.Title,
            Summary = "",
            Key = key,
            Tempo = tempo,
            Meters = form.Meters,
            LengthSamples = lengthSamples,
            Sections = form.Sections,
            Hits = [],
            Mix = piece.Mix,
            Parts = parts.ToImmutable(),
        };

        Part ReadPart(PiecePart part)
        {
            if (!palette.Has(part.Instrument)) throw new FormatException($"there is no instrument '{part.Instrument}'");
            return new Part
            {
                Name = part.Name,
                Role = part.Role,
                Instrument = part.Instrument,
                Notes = new PartReader(piece, part, form, key, palette, Dynamics(part, form), heldTicks).Read(),
                Expression = part.Expression is null ? [] : Swells(Curve.Parse(part.Expression, form, Number)),
            };
        }
    }

    private static T Located<T>(string where, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException error)
        {
            throw new InvalidDataException($"{where}: {error.Message}.", error);
        }
    }

    private static Curve Dynamics(PiecePart part, Form form) => part.Dynamics is null
        ? Curve.Steps(form, energy => 40 + (12 * energy))
        : Curve.Parse(part.Dynamics, form, word => Loudness.TryGetValue(word, out var velocity) ? velocity : throw new FormatException($"'{word}' is no loudness"));

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"'{text}' is no number");

    private static ImmutableArray<ExpressionPoint> Swells(Curve curve) =>
        [.. curve.Legs.SelectMany(leg => new[] { new ExpressionPoint(leg.Start, leg.From), new ExpressionPoint(leg.End, leg.To) })];

    /// <summary>A tempo that moves does so at every eighth.</summary>
    private static TempoMap TempoOf(Curve curve)
    {
        var changes = ImmutableArray.CreateBuilder<TempoChange>();
        foreach (var leg in curve.Legs)
        {
            changes.Add(new TempoChange(leg.Start, leg.From));
            if (leg.From == leg.To) continue;
            for (var at = leg.Start + Ticks.PerEighth; at < leg.End; at += Ticks.PerEighth) changes.Add(new TempoChange(at, leg.At(at)));
        }

        return new TempoMap { Changes = changes.ToImmutable() };
    }
}
