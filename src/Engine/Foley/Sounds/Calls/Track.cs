using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cuewright.Engine.Foley.Sounds.Calls;

/// <summary>
/// A value on its way from the beginning of something to its end, written as its points: "250 700@.3 300" is 250, a third in
/// 700, at the end 300. A point without a place lies evenly between its neighbours; one number alone stays.
/// </summary>
[JsonConverter(typeof(TrackConverter))]
internal sealed class Track
{
    private readonly double[] _at;
    private readonly double[] _values;
    private readonly double[] _slopes;

    private Track(double[] at, double[] values)
    {
        (_at, _values, _slopes) = (at, values, new double[at.Length]);
        for (var i = 1; i < at.Length - 1; i++) _slopes[i] = SlopeAt(i);
    }

    public static Track Of(double value) => new([0], [value]);

    public static Track Parse(string text)
    {
        var points = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var values = new double[points.Length];
        var at = new double[points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            var parts = points[i].Split('@');
            values[i] = Number(parts[0]);
            at[i] = parts.Length > 1 ? Number(parts[1]) : i == 0 ? 0 : i == points.Length - 1 ? 1 : double.NaN;
        }

        for (var i = 1; i < at.Length; i++)
        {
            if (double.IsNaN(at[i])) Spread(at, i);
            if (at[i] <= at[i - 1]) throw new FormatException($"The points of '{text}' do not follow each other.");
        }

        return values.Length > 0 ? new Track(at, values) : throw new FormatException("A track has no points.");
    }

    /// <summary>The value at a share of the way: a cubic between the points that never leaves what lies between them and is level at both ends (Fritsch and Carlson 1980).</summary>
    public double At(double share)
    {
        if (share <= _at[0]) return _values[0];
        var to = 1;
        while (to < _at.Length && _at[to] < share) to++;
        if (to >= _at.Length) return _values[^1];
        var length = _at[to] - _at[to - 1];
        var t = (share - _at[to - 1]) / length;
        var (h00, h10) = ((1 + (2 * t)) * (1 - t) * (1 - t), t * (1 - t) * (1 - t));
        var (h01, h11) = (t * t * (3 - (2 * t)), t * t * (t - 1));
        return (h00 * _values[to - 1]) + (h10 * length * _slopes[to - 1]) + (h01 * _values[to]) + (h11 * length * _slopes[to]);
    }

    /// <summary>Harmonic mean of the slopes on both sides; none at a peak.</summary>
    private double SlopeAt(int i)
    {
        var before = (_values[i] - _values[i - 1]) / (_at[i] - _at[i - 1]);
        var after = (_values[i + 1] - _values[i]) / (_at[i + 1] - _at[i]);
        return before * after <= 0 ? 0 : 2 * before * after / (before + after);
    }

    private static void Spread(double[] at, int from)
    {
        var next = from;
        while (double.IsNaN(at[next])) next++;
        var step = (at[next] - at[from - 1]) / (next - from + 1);
        for (var i = from; i < next; i++) at[i] = at[i - 1] + step;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

internal sealed class TrackConverter : JsonConverter<Track>
{
    public override Track Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return reader.TokenType == JsonTokenType.Number ? Track.Of(reader.GetDouble()) : Track.Parse(reader.GetString() ?? "");
        }
        catch (FormatException error)
        {
            throw new JsonException(error.Message, error);
        }
    }

    public override void Write(Utf8JsonWriter writer, Track value, JsonSerializerOptions options) => throw new NotSupportedException("Sounds are only read.");
}
