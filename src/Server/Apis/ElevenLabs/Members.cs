using System.Collections.Immutable;
using System.Text.Json;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>
/// Reads members of a JSON object and notes every one that is not as it should be. What is missing or null counts as not
/// said; what is not known is passed over, as clients of later versions may send it.
/// </summary>
internal sealed class Members(JsonElement value, ImmutableArray<object> place, List<ElevenFault> faults)
{
    public bool Has(string name) => Find(name) is not null;

    public void Fault(string name, string message, string type = ElevenFault.Value) => faults.Add(new ElevenFault(type, [.. place, name], message));

    public string? Text(string name, int longest)
    {
        if (Find(name) is not { } member) return null;
        if (member.ValueKind != JsonValueKind.String) Fault(name, $"'{name}' is no text.", "string_type");
        else if (member.GetString() is { } text && text.Length > longest) Fault(name, $"'{name}' has {text.Length} letters; at most {longest} are taken.", "string_too_long");
        else return member.GetString();
        return null;
    }

    public int? Whole(string name, int least, int most)
    {
        if (Find(name) is not { } member) return null;
        if (member.ValueKind == JsonValueKind.Number && member.TryGetDouble(out var number) && number == Math.Floor(number) && number >= least && number <= most) return (int)number;
        Fault(name, $"'{name}' is {Shown(member)}; accepted is a whole number from {least} to {most}.");
        return null;
    }

    public double? Number(string name, double least, double most)
    {
        if (Find(name) is not { } member) return null;
        if (member.ValueKind == JsonValueKind.Number && member.TryGetDouble(out var number) && number >= least && number <= most) return number;
        Fault(name, FormattableString.Invariant($"'{name}' is {Shown(member)}; accepted is a number from {least} to {most}."));
        return null;
    }

    public bool? Flag(string name)
    {
        if (Find(name) is not { } member) return null;
        if (member.ValueKind is JsonValueKind.True or JsonValueKind.False) return member.GetBoolean();
        Fault(name, $"'{name}' is {Shown(member)}; accepted is true or false.", "bool_type");
        return null;
    }

    public ImmutableArray<string> Texts(string name, int most)
    {
        if (Find(name) is not { } member) return [];
        if (member.ValueKind != JsonValueKind.Array || member.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String)) Fault(name, $"'{name}' is no list of texts.", "list_type");
        else if (member.GetArrayLength() > most) Fault(name, $"'{name}' has {member.GetArrayLength()} entries; at most {most} are taken.", "too_long");
        else return [.. member.EnumerateArray().Select(item => item.GetString()!.Trim()).Where(text => text.Length > 0)]; // All are strings.
        return [];
    }

    public Members? Object(string name)
    {
        if (Find(name) is not { } member) return null;
        if (member.ValueKind == JsonValueKind.Object) return new Members(member, [.. place, name], faults);
        Fault(name, $"'{name}' is no object.", "model_type");
        return null;
    }

    /// <summary>The objects of a list; null when there is none.</summary>
    public ImmutableArray<Members>? Objects(string name, int most)
    {
        if (Find(name) is not { } member) return null;
        if (member.ValueKind != JsonValueKind.Array || member.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object)) Fault(name, $"'{name}' is no list of objects.", "list_type");
        else if (member.GetArrayLength() is 0 || member.GetArrayLength() > most) Fault(name, $"'{name}' has {member.GetArrayLength()} entries; accepted are 1 to {most}.");
        else return [.. member.EnumerateArray().Select((item, i) => new Members(item, [.. place, name, i], faults))];
        return null;
    }

    private JsonElement? Find(string name) => value.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private static string Shown(JsonElement member) => member.GetRawText() is { Length: <= 60 } text ? text : member.GetRawText()[..60] + "…";
}
