using System.Text.Json.Nodes;

namespace Cuewright.Server.Apis.Fal.Schema;

internal enum FieldKind
{
    Text,

    /// <summary>Where a file is: http, https or data.</summary>
    Address,

    Whole,
    Number,
    Flag,
}

/// <summary>One field of an endpoint's input. Validation, OpenAPI and the written page all follow from it.</summary>
internal sealed record InputField(string Name, FieldKind Kind)
{
    public required string Title { get; init; }

    public required string Description { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>What stands for it when it is not given, where that is a value.</summary>
    public JsonValue? Default { get; init; }

    public double? Least { get; init; }

    public double? Most { get; init; }

    public required JsonValue Example { get; init; }

    /// <summary>What to do instead when it is missing: told with the error.</summary>
    public string? WhenMissing { get; init; }
}
