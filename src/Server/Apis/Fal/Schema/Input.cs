using System.Collections.Immutable;

namespace Cuewright.Server.Apis.Fal.Schema;

/// <summary>An input that was checked: each field with its value, or with its default where it has one.</summary>
internal sealed class Input(IReadOnlyDictionary<string, object> values, ImmutableArray<string> unknown)
{
    /// <summary>Names that were sent and mean nothing here.</summary>
    public ImmutableArray<string> Unknown { get; } = unknown;

    public string? Text(string field) => values.GetValueOrDefault(field) as string;

    public double? Number(string field) => values.GetValueOrDefault(field) as double?;

    public bool Flag(string field) => values.GetValueOrDefault(field) is true;
}
