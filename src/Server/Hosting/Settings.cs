using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Cuewright.Server.Hosting;

/// <summary>One setting: its name in the file ("keep-results"), from which follow the flag and the variable, and how it is read.</summary>
/// <param name="Name">Lower case, words joined by dashes.</param>
/// <param name="Value">What is written, for help.</param>
/// <param name="Help">One sentence.</param>
/// <param name="Apply">The options with this value, or null when it cannot be read.</param>
/// <param name="Accepted">What can be read, for refusals.</param>
public sealed record Setting(string Name, string Value, string Help, Func<ServerOptions, string, ServerOptions?> Apply, string Accepted)
{
    public string Flag => "--" + Name;

    public string Variable => "CUEWRIGHT_" + Name.Replace('-', '_').ToUpperInvariant();
}

/// <summary>All settings, read from file, environment and flags, the later winning over the earlier. To add one, add a line.</summary>
public static class Settings
{
    public static ImmutableArray<Setting> All { get; } =
    [
        new("urls", "URL[,URL]", "Where to listen.", (options, text) => Urls(text) is { } urls ? options with { Urls = urls } : null, "addresses like http://127.0.0.1:8080, joined by commas"),
        new("data", "DIR", "Folder for jobs, files and keys.", (options, text) => text.Length > 0 ? options with { DataFolder = Path.GetFullPath(text) } : null, "a folder"),
        new("public-base", "URL", "How the world reaches this server, for links in answers.", (options, text) => Web(text) is { } url ? options with { PublicBase = url } : null, "an http or https address"),
        new("keys", "required|open|auto", "Whether callers need a key; auto asks for one unless only loopback is listened on.", Keys, "required, open or auto"),
        new("workers", "N", "Jobs worked on at once.", (options, text) => Whole(text, 0, 64) is { } count ? options with { Workers = count } : null, "a whole number from 0 to 64"),
        new("running-per-key", "N", "Jobs of one key worked on at once.", (options, text) => Whole(text, 1, 64) is { } count ? options with { RunningPerOwner = count } : null, "a whole number from 1 to 64"),
        new("requests-per-minute", "N", "Requests a key may send; as many as it likes unless said.", (options, text) => Whole(text, 1, 1_000_000) is { } count ? options with { RequestsPerMinute = count } : null, "a whole number from 1 to 1000000"),
        new("most-waiting", "N", "Jobs that may wait; more are refused.", (options, text) => Whole(text, 1, 1_000_000) is { } count ? options with { MostWaiting = count } : null, "a whole number from 1 to 1000000"),
        new("longest-run", "TIME", "After this a job fails.", (options, text) => Span(text) is { TotalDays: <= 1 } time ? options with { LongestRun = time } : null, SpanForm + ", at most 1d"),
        new("keep-results", "TIME", "How long results are kept.", (options, text) => Span(text) is { } time ? options with { KeepResults = time } : null, SpanForm),
        new("max-upload", "SIZE", "Largest upload and largest video fetched.", (options, text) => Size(text) is { } size ? options with { MaxUploadBytes = size } : null, "a size like 500MB or 4GB"),
        new("least-free", "SIZE", "With less of the disk free no job is begun.", (options, text) => Size(text) is { } size ? options with { LeastFreeBytes = size } : null, "a size like 500MB or 4GB"),
        new("reach-private", "true|false", "Also fetch from private and loopback addresses.", (options, text) => bool.TryParse(text, out var yes) ? options with { ReachPrivate = yes } : null, "true or false"),
        new("reach-allowed", "HOST[,CIDR]", "Private hosts and networks that may be reached.", (options, text) => options with { ReachAllowed = Words(text) }, "host names and networks, joined by commas"),
        new("c2pa-certificate", "FILE.pem", "Certificate that mp3 files are signed with, then those that vouch for it.", (options, text) => text.Length > 0 ? options with { C2paCertificate = Path.GetFullPath(text) } : null, "a file"),
        new("c2pa-key", "FILE.pem", "Private key of that certificate.", (options, text) => text.Length > 0 ? options with { C2paKey = Path.GetFullPath(text) } : null, "a file"),
        new("otlp", "URL", "Where metrics are sent by OTLP over HTTP.", (options, text) => Web(text) is { } url ? options with { Otlp = url } : null, "an http or https address"),
        new("log-level", "LEVEL", "How much is told on standard error.", Log, "information, warning or error"),
        new("drain", "TIME", "How long running jobs may go on when the server is told to stop.", (options, text) => Span(text) is { TotalDays: <= 1 } time ? options with { Drain = time } : null, SpanForm + ", at most 1d"),
    ];

    private const string SpanForm = "a time like 90s, 30m, 12h or 7d";

    /// <param name="file">Names and values of the configuration file.</param>
    /// <param name="environment">Gives the value of a variable, or null.</param>
    /// <param name="flags">Names and values of the command line.</param>
    /// <returns>The options, and everything that is wrong; with faults the options are of no use.</returns>
    public static (ServerOptions Options, ImmutableArray<string> Faults) Read(
        IReadOnlyDictionary<string, string> file, Func<string, string?> environment, IReadOnlyDictionary<string, string> flags)
    {
        var options = new ServerOptions();
        var faults = ImmutableArray.CreateBuilder<string>();
        foreach (var name in file.Keys.Where(name => All.All(setting => setting.Name != name)))
        {
            faults.Add($"'{name}' in the configuration file is no setting; there are {string.Join(", ", All.Select(setting => setting.Name))}.");
        }

        foreach (var setting in All)
        {
            Take(setting, file.GetValueOrDefault(setting.Name), $"'{setting.Name}' in the configuration file");
            Take(setting, environment(setting.Variable), setting.Variable);
            Take(setting, flags.GetValueOrDefault(setting.Name), setting.Flag);
        }

        if (faults.Count == 0 && options.KeysRequired == false && !options.Urls.All(url => url.IsLoopback))
        {
            faults.Add($"keys may be open only while every address listened on is loopback, and {options.Urls.First(url => !url.IsLoopback)} is not.");
        }

        if (options.C2paCertificate is null != options.C2paKey is null) faults.Add("c2pa-certificate and c2pa-key belong together; only one of them is given.");
        return (options, faults.ToImmutable());

        void Take(Setting setting, string? text, string where)
        {
            if (text is null) return;
            if (setting.Apply(options, text.Trim()) is { } applied) options = applied;
            else faults.Add($"{where} is '{text}'; accepted is {setting.Accepted}.");
        }
    }

    /// <summary>A configuration file is a flat JSON object of the settings' names; numbers and booleans may stand bare.</summary>
    public static IReadOnlyDictionary<string, string> ReadFile(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return document.RootElement.EnumerateObject().ToDictionary(
            member => member.Name, member => member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText());
    }

    private static ServerOptions? Keys(ServerOptions options, string text) => text switch
    {
        "required" => options with { KeysRequired = true },
        "open" => options with { KeysRequired = false },
        "auto" => options with { KeysRequired = null },
        _ => null,
    };

    private static ServerOptions? Log(ServerOptions options, string text) => text switch
    {
        "information" => options with { Log = LogLevel.Information },
        "warning" => options with { Log = LogLevel.Warning },
        "error" => options with { Log = LogLevel.Error },
        _ => null,
    };

    private static ImmutableArray<Uri>? Urls(string text)
    {
        var urls = Words(text).Select(Web).ToArray();
        return urls.Length > 0 && urls.All(url => url is { Scheme: "http", PathAndQuery: "/" }) ? [.. urls.OfType<Uri>()] : null;
    }

    private static ImmutableArray<string> Words(string text) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static Uri? Web(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    private static int? Whole(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    private static TimeSpan? Span(string text)
    {
        const double century = 100 * 365 * 86_400.0;
        if (text.Length < 2 || !double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)) return null;
        var seconds = count * text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3_600, 'd' => 86_400, _ => double.NaN };
        return seconds is > 0 and <= century ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static long? Size(string text)
    {
        (string Unit, int Shift)[] units = [("KB", 10), ("MB", 20), ("GB", 30)];
        var unit = units.FirstOrDefault(unit => text.EndsWith(unit.Unit, StringComparison.OrdinalIgnoreCase));
        return unit.Unit is not null && long.TryParse(text[..^2].TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and < 1 << 20
            ? count << unit.Shift : null;
    }
}
