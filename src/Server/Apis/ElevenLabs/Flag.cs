using System.Collections.Immutable;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>Yes or no in a form, as different languages write it. Nothing means no.</summary>
internal static class Flag
{
    public static bool Read(string? text, string name, ImmutableArray<ElevenFault>.Builder faults)
    {
        switch (text?.Trim().ToLowerInvariant())
        {
            case null or "" or "false" or "0" or "no" or "off" or "null":
                return false;
            case "true" or "1" or "yes" or "on":
                return true;
            default:
                faults.Add(new ElevenFault("bool_parsing", ["body", name], $"'{name}' is '{text}'; accepted is true or false."));
                return false;
        }
    }
}
