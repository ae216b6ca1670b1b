using System.Collections.Immutable;
using Cuewright.Provenance.Signing;
using Microsoft.Extensions.Logging;

namespace Cuewright.Server.Hosting;

/// <summary>How the server is set. Settings.cs says how each is named and read; this is what they come to.</summary>
public sealed record ServerOptions
{
    public ImmutableArray<Uri> Urls { get; init; } = [new("http://127.0.0.1:8080")];

    /// <summary>Where jobs, files and keys are kept.</summary>
    public string DataFolder { get; init; } = "cuewright-data";

    /// <summary>How the world reaches this server, for links in answers; null: as the request came.</summary>
    public Uri? PublicBase { get; init; }

    /// <summary>Null: asked for unless every address listened on is loopback.</summary>
    public bool? KeysRequired { get; init; }

    public int Workers { get; init; } = 2;

    public int RunningPerOwner { get; init; } = 2;

    /// <summary>What a key may send, unless it has a limit of its own; null: as much as it likes.</summary>
    public int? RequestsPerMinute { get; init; }

    public int MostWaiting { get; init; } = 10_000;

    public TimeSpan LongestRun { get; init; } = TimeSpan.FromMinutes(30);

    public TimeSpan KeepResults { get; init; } = TimeSpan.FromDays(7);

    public long MaxUploadBytes { get; init; } = 4L << 30;

    /// <summary>With less of the disk free no job is begun, and the server says that it is not ready.</summary>
    public long LeastFreeBytes { get; init; } = 512L << 20;

    /// <summary>Also fetch videos from, and call webhooks at, addresses of this machine and its network.</summary>
    public bool ReachPrivate { get; init; }

    /// <summary>Hosts and networks that are reached although they are private.</summary>
    public ImmutableArray<string> ReachAllowed { get; init; } = [];

    /// <summary>Given together with the key of it, or not at all: then the development signer of the data folder signs, if there is one.</summary>
    public string? C2paCertificate { get; init; }

    public string? C2paKey { get; init; }

    /// <summary>Where metrics are sent (OTLP over HTTP); null: nowhere, they can still be read at /metrics.</summary>
    public Uri? Otlp { get; init; }

    public LogLevel Log { get; init; } = LogLevel.Information;

    /// <summary>How long running jobs may go on once the server is told to stop; then they wait for its next start.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(20);

    public SignerFiles Signer => C2paCertificate is { } certificate && C2paKey is { } key ? new SignerFiles(certificate, key) : SignerFiles.Development(DataFolder);

    public bool AsksForKeys => KeysRequired ?? !Urls.All(url => url.IsLoopback);
}
