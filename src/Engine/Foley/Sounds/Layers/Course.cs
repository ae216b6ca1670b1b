using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cuewright.Engine.Foley.Sounds.Layers;

/// <summary>A value on its way through points that lie evenly apart; one point: it stays. Written as a number or a list of them.</summary>
[JsonConverter(typeof(CourseConverter))]
internal readonly record struct Course(ImmutableArray<double> Points)
{
    public static implicit operator Course(double value) => new([value]);

    public bool Stays => Points.Length == 1;

    /// <summary>Straight: levels.</summary>
    public double At(double way)
    {
        var (from, to, share) = Between(way);
        return from + ((to - from) * share);
    }

    /// <summary>By equal factors: pitches and rates.</summary>
    public double ByFactors(double way)
    {
        var (from, to, share) = Between(way);
        return from == to ? from : from * Math.Pow(to / from, share);
    }

    private (double From, double To, double Share) Between(double way)
    {
        if (Stays) return (Points[0], Points[0], 0);
        var place = Math.Clamp(way, 0, 1) * (Points.Length - 1);
        var left = Math.Min((int)place, Points.Length - 2);
        return (Points[left], Points[left + 1], place - left);
    }
}

internal sealed class CourseConverter : JsonConverter<Course>
{
    public override Course Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number) return reader.GetDouble();
        var points = JsonSerializer.Deserialize<ImmutableArray<double>>(ref reader, options);
        return points.Length > 0 ? new Course(points) : throw new JsonException("A course needs a point.");
    }

    public override void Write(Utf8JsonWriter writer, Course value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.Points, options);
}
