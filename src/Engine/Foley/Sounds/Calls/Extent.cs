using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Calls;

/// <summary>From this to that, and each time somewhere between: "3 6"; one number alone is always the same.</summary>
[JsonConverter(typeof(ExtentConverter))]
internal readonly record struct Extent(double Low, double High)
{
    public double Middle => (Low + High) / 2;

    public static implicit operator Extent(double value) => new(value, value);

    public static Extent Parse(string text)
    {
        var ends = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return ends.Length == 2
            ? new Extent(double.Parse(ends[0], CultureInfo.InvariantCulture), double.Parse(ends[1], CultureInfo.InvariantCulture))
            : throw new FormatException($"'{text}' are not two numbers.");
    }

    public double Draw(Chance chance) => chance.Between(Low, High);

    public int Count(Chance chance) => (int)Math.Floor(chance.Between(Low, High + 1));
}

internal sealed class ExtentConverter : JsonConverter<Extent>
{
    public override Extent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return reader.TokenType == JsonTokenType.Number ? reader.GetDouble() : Extent.Parse(reader.GetString() ?? "");
        }
        catch (FormatException error)
        {
            throw new JsonException(error.Message, error);
        }
    }

    public override void Write(Utf8JsonWriter writer, Extent value, JsonSerializerOptions options) => throw new NotSupportedException("Sounds are only read.");
}
