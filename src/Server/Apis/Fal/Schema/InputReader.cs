using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cuewright.Server.Apis.Fal.Schema;

/// <summary>
/// Checks an input against an endpoint's fields and finds every mistake in it. What is taken for a number or a flag, and
/// what is said when it is none, is what Pydantic takes and says, since that is what clients were written against.
/// </summary>
internal static class InputReader
{
    private static readonly ImmutableArray<string> Yes = ["true", "1", "yes", "y", "on", "t"];
    private static readonly ImmutableArray<string> No = ["false", "0", "no", "n", "off", "f"];

    public static (Input Input, ImmutableArray<InputFault> Faults) Read(FalEndpoint endpoint, JsonObject body)
    {
        var values = new Dictionary<string, object>();
        var faults = ImmutableArray.CreateBuilder<InputFault>();
        foreach (var field in endpoint.Fields)
        {
            // Null is the same as nothing: clients send both for what the user has left out.
            var given = body[field.Name] ?? field.Default;
            if (given is null)
            {
                if (field.IsRequired) faults.Add(InputFault.At(field.Name, "missing", field.WhenMissing is { } hint ? $"Field required. {hint}" : "Field required", body));
                continue;
            }

            var (value, fault) = ReadValue(field, given);
            if ((fault ?? Limit(field, given, value)) is { } wrong) faults.Add(wrong);
            else values[field.Name] = value!; // There is no fault, so there is a value.
        }

        var unknown = body.Select(member => member.Key).Where(name => endpoint.Fields.All(field => field.Name != name));
        return (new Input(values, [.. unknown]), faults.ToImmutable());
    }

    private static (object? Value, InputFault? Fault) ReadValue(InputField field, JsonNode given) => field.Kind switch
    {
        FieldKind.Text or FieldKind.Address => ReadText(field, given),
        FieldKind.Flag => ReadFlag(field, given),
        _ => ReadNumber(field, given),
    };

    private static (object?, InputFault?) ReadText(InputField field, JsonNode given)
    {
        if (given.GetValueKind() == JsonValueKind.String) return (given.GetValue<string>(), null);
        return (null, InputFault.At(field.Name, "string_type", InputFault.IsBuffer(given)
            ? "Input should be a valid string. The client does not upload a Buffer; pass a Blob or File, or the address that fal.storage.upload returns"
            : "Input should be a valid string", given));
    }

    private static (object?, InputFault?) ReadFlag(InputField field, JsonNode given)
    {
        if (given.GetValueKind() is JsonValueKind.True or JsonValueKind.False) return (given.GetValue<bool>(), null);
        if (given.GetValueKind() is not (JsonValueKind.String or JsonValueKind.Number)) return (null, InputFault.At(field.Name, "bool_type", "Input should be a valid boolean", given));
        var text = given.ToString();
        if (Yes.Contains(text, StringComparer.OrdinalIgnoreCase)) return (true, null);
        if (No.Contains(text, StringComparer.OrdinalIgnoreCase)) return (false, null);
        return (null, InputFault.At(field.Name, "bool_parsing", "Input should be a valid boolean, unable to interpret input", given));
    }

    private static (object?, InputFault?) ReadNumber(InputField field, JsonNode given)
    {
        var isWhole = field.Kind == FieldKind.Whole;
        var (noun, kind) = isWhole ? ("integer", "int") : ("number", "float");
        var isText = given.GetValueKind() == JsonValueKind.String;
        if (!isText && given.GetValueKind() != JsonValueKind.Number) return (null, InputFault.At(field.Name, $"{kind}_type", $"Input should be a valid {noun}", given));
        if (!double.TryParse(given.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return (null, InputFault.At(field.Name, $"{kind}_parsing", $"Input should be a valid {noun}, unable to parse string as {(isWhole ? "an" : "a")} {noun}", given));
        if (!double.IsFinite(number)) return (null, InputFault.At(field.Name, "finite_number", "Input should be a finite number", given));
        if (isWhole && number != Math.Floor(number)) return (null, InputFault.At(field.Name, "int_from_float", "Input should be a valid integer, got a number with a fractional part", given));
        return (number, null);
    }

    private static InputFault? Limit(InputField field, JsonNode given, object? value) => value switch
    {
        string { Length: 0 } when field.IsRequired => InputFault.At(field.Name, "sequence_too_short", "String should have at least 1 character", given, new JsonObject { ["min_length"] = 1 }),
        double number when number < field.Least => InputFault.At(field.Name, "greater_than_equal", $"Input should be greater than or equal to {field.Least}", given, new JsonObject { ["ge"] = field.Least }),
        double number when number > field.Most => InputFault.At(field.Name, "less_than_equal", $"Input should be less than or equal to {field.Most}", given, new JsonObject { ["le"] = field.Most }),
        _ => null,
    };
}
