using System.Collections.Immutable;
using Cuewright.Server.Worker;

namespace Cuewright.Server.Apis.Fal.Schema;

/// <summary>What an endpoint gives back: one file under this name.</summary>
internal sealed record OutputKind(string Name, string Title, string Format, string ContentType)
{
    /// <summary>All takes stand under its plural, too.</summary>
    public bool TellsAll { get; init; } = true;

    /// <summary>The words it was made from are told: those that were given, or what is heard where none were.</summary>
    public bool TellsPrompt { get; init; }

    public static OutputKind Audio { get; } = new("audio", "Audio", "m4a", "audio/mp4");

    public static OutputKind Video { get; } = new("video", "Video", "mp4", "video/mp4");

    public static OutputKind OneVideo { get; } = Video with { TellsAll = false };

    /// <summary>Effects as the model endpoints give them: without loss, at the rate they are used to.</summary>
    public static OutputKind OneWav { get; } = new("audio", "Audio", "wav_44100", "audio/wav") { TellsAll = false };

    public string Plural => Name + "s";

    public string Extension => Format.Split('_')[0];
}

/// <summary>One endpoint: all that its validation, its work, its OpenAPI, its page and its place in the catalogue are made from.</summary>
internal sealed record FalEndpoint
{
    /// <summary>owner/app/path.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    /// <summary>As the catalogue sorts: what goes in, to what comes out.</summary>
    public required string Category { get; init; }

    public required ImmutableArray<string> Tags { get; init; }

    /// <summary>When it came to this server.</summary>
    public required DateOnly Since { get; init; }

    public required ImmutableArray<InputField> Fields { get; init; }

    public required OutputKind Output { get; init; }

    /// <summary>Format and seed are added to what this returns, and the picture if the input has one.</summary>
    public required Func<Input, Work> ToWork { get; init; }

    /// <summary>Names of schemas and titles, made from the id as clients' code generators expect it.</summary>
    public string CamelId => string.Concat(Id.Split('/', '-', '.').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
