using System.Collections.Immutable;
using System.Globalization;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>One mistake in a request: its kind, where it stands (words and indices from "body" or "query" on), and a sentence.</summary>
internal sealed record ElevenFault(string Type, ImmutableArray<object> Loc, string Msg)
{
    public const string Missing = "missing";
    public const string Value = "value_error";

    public static ElevenFault InBody(string message, params ImmutableArray<object> place) => new(Value, ["body", .. place], message);

    public static ElevenFault InQuery(string message, string name) => new(Value, ["query", name], message);

    /// <summary>At a place as jobs remember it: "videos.2".</summary>
    public static ElevenFault AtField(string message, string field) => new(
        Value,
        ["body", .. field.Split('.').Select(step => int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? (object)index : step)],
        message);
}

/// <summary>A request with mistakes in it, answered with all that were found.</summary>
internal sealed class FaultyRequestException(params ImmutableArray<ElevenFault> faults) : Exception(string.Join(" ", faults.Select(fault => fault.Msg)))
{
    public ImmutableArray<ElevenFault> Faults { get; } = faults;
}

/// <summary>The prompt is one that nothing can be made of.</summary>
internal sealed class BadPromptException(string message) : Exception(message);
