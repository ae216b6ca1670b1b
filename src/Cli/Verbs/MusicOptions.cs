using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Cuewright.Engine;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Data;
using Cuewright.Engine.Mastering;
using Cuewright.Engine.Music;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;
using Cuewright.Media;

namespace Cuewright.Cli.Verbs;

/// <summary>The options that score and compose share, and their reading. Every mistake is reported, not only the first.</summary>
internal sealed class MusicOptions
{
    public readonly Option<string?> Output = new("--output", "-o") { Description = "File to write; the extension decides the format.", HelpName = "FILE" };

    private readonly Option<string?> _format = new("--format") { Description = "Format by name, such as mp3_44100_128, pcm_16000, wav_44100 or opus_48000_96; docs/cli.md has the table.", HelpName = "NAME" };
    private readonly Option<string> _negative = Text("--negative", "What must not be heard, in words.", "WORDS");
    private readonly Option<long?> _seed = Numbers.Whole("--seed", "Same seed, same music; another seed, another piece. 1 unless said.", "N");
    private readonly Option<long?> _takes = Numbers.Whole("--takes", "How many takes, each in another direction (1-5).", "N");
    private readonly Option<double?> _duration = Numbers.Real("--duration", "Length of the music in seconds (1-600).", "SECONDS");
    private readonly Option<double?> _bpm = Numbers.Real("--bpm", "Fixed tempo (30-300); it will not bend to meet the picture.", "N");
    private readonly Option<string?> _key = new("--key") { Description = "Key, such as \"D minor\", \"F#\" or \"Bb dorian\".", HelpName = "KEY" };
    private readonly Option<string?> _meter = new("--meter") { Description = "Time signature, such as 3/4 or 6/8.", HelpName = "N/N" };
    private readonly Option<string?> _style = new("--style") { Description = $"One of these, or two joined by +: {string.Join(", ", StyleLibrary.Names)}.", HelpName = "STYLE" };
    private readonly Option<string?> _segments = new("--segments") { Description = "JSON file with the form: [{\"start\": 0, \"prompt\": \"quiet\"}, ...].", HelpName = "FILE.json" };
    private readonly Option<string?> _hits = new("--hits") { Description = "JSON file with moments to meet: [{\"time\": 3.2, \"kind\": \"door\"}, 5.5, ...].", HelpName = "FILE.json" };
    private readonly Option<string[]> _redo = Many("--redo", "Write a section or a part anew and leave all else as it was; \"section=2\", \"part=drums\", another variant \"section=2:3\". Repeatable.", "WHAT");
    private readonly Option<string[]> _mute = Many("--mute", "Leave a part, a role or an instrument out of what is written. Repeatable.", "PART");
    private readonly Option<string[]> _swap = Many("--swap", "Have a part played by another instrument, such as \"lead=flute\". Repeatable.", "PART=INSTRUMENT");
    private readonly Option<string> _loudness = new("--loudness") { Description = $"Target in LUFS (-40 to -6) or one of: {LoudnessNames}.", DefaultValueFactory = _ => "-14", HelpName = "TARGET" };
    private readonly Option<string?> _stems = new("--stems") { Description = "Folder for stems (drums, bass, harmony ...) that sum to the mix.", HelpName = "DIR" };
    private readonly Option<string?> _parts = new("--stems-parts") { Description = "Folder for a stem of each part; they sum to the mix too.", HelpName = "DIR" };
    private readonly Option<string?> _midi = new("--midi") { Description = "Also write the score as MIDI.", HelpName = "FILE" };
    private readonly Option<string?> _cueSheet = new("--cue-sheet") { Description = "Also write the cue sheet.", HelpName = "FILE.json" };
    private readonly Option<string?> _markers = new("--markers") { Description = "Also write markers for editing programs.", HelpName = "FILE.edl|csv" };

    private static string LoudnessNames => string.Join(", ", LoudnessTarget.Presets.Select(preset => preset.Name));

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Output, _format, _negative, _seed, _takes, _duration, _bpm, _key, _meter, _style, _segments, _hits, _redo, _mute, _swap, _loudness, _stems, _parts, _midi, _cueSheet, _markers })
        {
            command.Add(option);
        }
    }

    public static Option<string> Text(string name, string description, string helpName) =>
        new(name) { Description = description, HelpName = helpName, DefaultValueFactory = _ => "" };

    private static Option<string[]> Many(string name, string description, string helpName) =>
        new(name) { Description = description, HelpName = helpName, DefaultValueFactory = _ => [] };

    /// <param name="parse">The command line.</param>
    /// <param name="output">Where the result goes when no file is named; a format that is named brings its own extension.</param>
    /// <param name="otherFaults">What is wrong with the verb's own options.</param>
    /// <exception cref="RefusalException">Everything that is wrong, in one message.</exception>
    public ScoreOrder Read(ParseResult parse, string output, params IEnumerable<string> otherFaults)
    {
        var faults = otherFaults.ToList();
        var seconds = parse.GetValue(_duration);
        Check(seconds is null or >= ScoreOrder.ShortestSeconds and <= ScoreOrder.LongestSeconds, $"--duration {seconds} is outside 1 to 600 seconds.");
        var takes = parse.GetValue(_takes) ?? 1;
        var seed = parse.GetValue(_seed) ?? 1;
        Check(seed >= 0, $"--seed {seed} is below 0.");
        Check(takes is >= 1 and <= 5, $"--takes {takes} is outside 1 to 5.");
        var bpm = parse.GetValue(_bpm);
        Check(bpm is null or >= 30 and <= 300, $"--bpm {bpm} is outside 30 to 300.");
        var loudness = LoudnessTarget.TryParse(parse.GetValue(_loudness) ?? "", out var target) ? target
            : Fault<LoudnessTarget>($"--loudness {parse.GetValue(_loudness)} is neither a number from -40 to -6 nor one of {LoudnessNames}.");
        var markers = parse.GetValue(_markers);
        Check(markers is null || Path.GetExtension(markers).ToLowerInvariant() is ".edl" or ".csv", $"--markers {markers} must end in .edl or .csv.");
        var (stems, parts) = (parse.GetValue(_stems), parse.GetValue(_parts));
        Check(stems is null || parts is null || Path.GetFullPath(stems) != Path.GetFullPath(parts), $"--stems and --stems-parts both name {stems}; give each a folder of its own.");
        var wishes = new Wishes
        {
            Negative = parse.GetValue(_negative) ?? "",
            Bpm = bpm,
            Key = parse.GetValue(_key) is not { } key ? null
                : WrittenKey.TryParse(key, out var readKey) ? readKey : Fault<Key?>($"--key \"{key}\" is no key; write it like \"D minor\", \"F#\" or \"Bb dorian\"."),
            Meter = parse.GetValue(_meter) is not { } meter ? null
                : WrittenMeter.TryParse(meter, out var readMeter) ? readMeter : Fault<Meter?>($"--meter {meter} is no time signature; write it like 3/4 or 6/8."),
            Style = parse.GetValue(_style) is not { } style ? null
                : StyleLibrary.NameOf(style) is { } known ? known : Fault<string?>($"--style {style} is not known; there are {string.Join(", ", StyleLibrary.Names)}, and two joined by +."),
            Segments = parse.GetValue(_segments) is { } file ? ReadSegments(file, faults) : [],
            Hits = parse.GetValue(_hits) is { } list ? HitsFile.Read(list, faults) : [],
            Changes = new Changes
            {
                Redo = [.. (parse.GetValue(_redo) ?? []).Select(text => WrittenChanges.TryRedo(text, out var redo) ? redo : Fault<Redo>($"--redo {text} cannot be read; write {WrittenChanges.RedoAccepted}.")).OfType<Redo>()],
                Mute = [.. parse.GetValue(_mute) ?? []],
                Swap = [.. (parse.GetValue(_swap) ?? []).Select(text => WrittenChanges.TrySwap(text, out var swap) ? swap : Fault<Swap>($"--swap {text} cannot be read; write {WrittenChanges.SwapAccepted}.")).OfType<Swap>()],
            },
        };
        if (faults.Count > 0) throw new RefusalException(RefusalCode.BadOption, string.Join(" ", faults));
        var format = parse.GetValue(_format)?.ToLowerInvariant();
        return new ScoreOrder
        {
            Wishes = wishes,
            Format = format,
            Seed = (ulong)Math.Max(0, seed),
            Takes = (int)Math.Clamp(takes, 1, 5),
            Duration = seconds,
            Loudness = loudness ?? LoudnessTarget.Default,
            Files = new TakeFiles
            {
                Output = parse.GetValue(Output) ?? (format is null ? output : Path.ChangeExtension(output, FfmpegMedia.FindFormat(format)?.Extension ?? format)),
                StemsFolder = stems,
                PartsFolder = parts,
                Midi = parse.GetValue(_midi),
                CueSheet = parse.GetValue(_cueSheet),
                Markers = markers,
            },
        };

        void Check(bool holds, FormattableString otherwise)
        {
            if (!holds) faults.Add(otherwise.ToString(CultureInfo.InvariantCulture));
        }

        T? Fault<T>(string message)
        {
            faults.Add(message);
            return default;
        }
    }

    public static ImmutableArray<Segment> ReadSegments(string file, List<string> faults)
    {
        try
        {
            var segments = JsonSerializer.Deserialize<ImmutableArray<Segment>>(File.ReadAllText(file), ReadableJson.Options);
            if (segments.IsDefaultOrEmpty) faults.Add($"--segments {file} holds no segments; write [{{\"start\": 0, \"prompt\": \"quiet\"}}, ...].");
            else if (segments.Any(segment => segment is null || segment.Start is not (>= 0 and <= ScoreOrder.LongestSeconds))) faults.Add($"--segments {file}: every segment has a start between 0 and 600 seconds.");
            return segments.IsDefault ? [] : segments;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            faults.Add($"--segments {file} cannot be read: {error.Message}");
        }
        catch (JsonException error)
        {
            var line = (error.LineNumber ?? 0) + 1;
            faults.Add($"--segments {file} is not what is expected, [{{\"start\": 0, \"prompt\": \"quiet\"}}, ...], at line {line}.");
        }

        return [];
    }
}
