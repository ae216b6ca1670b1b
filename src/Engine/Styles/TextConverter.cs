using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cuewright.Engine.Styles;

/// <summary>Reads a value from the notation a musician writes it in; a text that cannot be read is an error at its field.</summary>
internal abstract class TextConverter<T> : JsonConverter<T>
{
    protected abstract T Parse(string text);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() ?? "" : throw new JsonException("A quoted text is expected here.");
        try
        {
            return Parse(text);
        }
        catch (FormatException error)
        {
            throw new JsonException(error.Message, error);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value?.ToString());
}
