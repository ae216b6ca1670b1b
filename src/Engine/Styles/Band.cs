using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cuewright.Engine.Styles;

/// <summary>From a value to a value, both included; written [low, high] in data.</summary>
[JsonConverter(typeof(BandConverter))]
public readonly record struct Band(double Low, double High)
{
    public bool Holds(double value) => value >= Low && value <= High;

    /// <summary>How far outside a value lies; 0 inside.</summary>
    public double Miss(double value) => Math.Max(0, Math.Max(Low - value, value - High));

    private sealed class BandConverter : JsonConverter<Band>
    {
        public override Band Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var pair = JsonSerializer.Deserialize<double[]>(ref reader, options);
            if (pair is not [var low, var high] || low > high) throw new JsonException("A range is written [low, high].");
            return new Band(low, high);
        }

        public override void Write(Utf8JsonWriter writer, Band value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new[] { value.Low, value.High }, options);
    }
}
