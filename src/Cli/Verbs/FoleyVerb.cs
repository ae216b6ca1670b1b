using System.CommandLine;
using System.Globalization;
using Cuewright.Cli.Reporting;
using Cuewright.Engine;
using Cuewright.Engine.Pipeline;
using Cuewright.Media;

namespace Cuewright.Cli.Verbs;

/// <summary>foley VIDEO or foley "TEXT": sound effects, for a picture or from words alone.</summary>
internal static class FoleyVerb
{
    public static Command Create()
    {
        var subject = new Argument<string>("VIDEO|TEXT") { Description = "The video to make sounds for, or what is to be heard, in words." };
        var prompt = MusicOptions.Text("--prompt", "What is heard in the video, in words; what is seen decides unless said.", "WORDS");
        var negative = MusicOptions.Text("--negative", "What must not be heard, in words.", "WORDS");
        var seed = Numbers.Whole("--seed", "Same seed, same sounds. 1 unless said.", "N");
        var takes = Numbers.Whole("--takes", "How many takes (1-5).", "N");
        var start = Numbers.Real("--start", "Where in the video the sound starts, in seconds.", "SECONDS");
        var duration = Numbers.Real("--duration", "Length in seconds (0.5-600); of words alone as long as they say, or 8.", "SECONDS");
        var loop = new Option<bool>("--loop") { Description = "Make a sound that can be played round and round without a seam." };
        var segments = new Option<string?>("--segments") { Description = "JSON file with what is heard from when on: [{\"start\": 0, \"prompt\": \"rain\"}, ...].", HelpName = "FILE.json" };
        var keep = new SpeechOptions(ducks: false);
        var foley = new FoleyOptions();
        var file = new Option<string?>("--output", "-o") { Description = "File to write; the extension decides the format.", HelpName = "FILE" };
        var format = new Option<string?>("--format") { Description = "Format by name, such as mp3_44100_128 or wav_44100; docs/cli.md has the table.", HelpName = "NAME" };
        var stems = new Option<string?>("--stems") { Description = "Folder for what happens and what goes on as separate files that sum to the whole.", HelpName = "DIR" };
        var cues = new Option<string?>("--cue-sheet") { Description = "Also write what is heard when, and why.", HelpName = "FILE.json" };
        var signing = new SigningOption();
        var output = new OutputOptions();
        var command = new Command("foley", "Make sound effects for a video, or from words alone.") { subject, prompt, negative, seed, takes, start, duration, loop, segments };
        keep.AddTo(command);
        foley.AddTo(command);
        foreach (var option in new Option[] { file, format, stems, cues }) command.Add(option);
        signing.AddTo(command);
        output.AddTo(command);
        command.SetAction((parse, cancel) =>
        {
            var about = parse.GetValue(subject)!;
            var isVideo = IsVideo(about);
            var faults = foley.Faults(parse).Concat(keep.Faults(parse)).ToList();
            var (seconds, from, count, number) = (parse.GetValue(duration), parse.GetValue(start) ?? 0, parse.GetValue(takes) ?? 1, parse.GetValue(seed) ?? 1);
            Check(seconds is null or >= ScoreOrder.ShortestEffectsSeconds and <= ScoreOrder.LongestSeconds, $"--duration {seconds} is outside 0.5 to 600 seconds.");
            Check(from is >= 0 and <= ScoreOrder.LongestSeconds, $"--start {from} is outside 0 to 600.");
            Check(count is >= 1 and <= 5, $"--takes {count} is outside 1 to 5.");
            Check(number >= 0, $"--seed {number} is below 0.");
            Check(isVideo || !string.IsNullOrWhiteSpace(about), $"There are neither a video nor words; say what is to be heard, such as \"three slow knocks on a wooden door\".");
            Check(isVideo || parse.GetValue(prompt) is null or "", $"--prompt is for a video; of words alone they are all there is.");
            Check(isVideo || from == 0, $"--start is a place in a video, but there is none.");
            Check(isVideo || keep.Kept(parse) == KeepSound.None, $"--keep-sound is for the sound of a video, but there is none.");
            Check(!isVideo || !parse.GetValue(loop), $"--loop is for words alone; a video has an end.");
            var wishes = foley.Read(parse) with
            {
                Prompt = isVideo ? parse.GetValue(prompt) ?? "" : about,
                Negative = parse.GetValue(negative) ?? "",
                Segments = parse.GetValue(segments) is { } list ? MusicOptions.ReadSegments(list, faults) : [],
            };
            if (faults.Count > 0) throw new RefusalException(RefusalCode.BadOption, string.Join(" ", faults));
            var named = parse.GetValue(format)?.ToLowerInvariant();
            var order = new ScoreOrder
            {
                HasMusic = false,
                Effects = wishes,
                Loops = parse.GetValue(loop),
                Video = isVideo ? about : null,
                Seed = (ulong)number,
                Takes = (int)count,
                Start = from,
                Duration = seconds,
                KeepSound = keep.Kept(parse),
                Format = named,
                Files = new TakeFiles
                {
                    Output = parse.GetValue(file) ?? (named is null ? DefaultOutput(about, isVideo) : Path.ChangeExtension(DefaultOutput(about, isVideo), FfmpegMedia.FindFormat(named)?.Extension ?? named)),
                    StemsFolder = parse.GetValue(stems),
                    CueSheet = parse.GetValue(cues),
                },
            };
            return MakeVerb.RunAsync(order, signing.Read(parse, order), output.Read(parse), cancel);

            void Check(bool holds, FormattableString otherwise)
            {
                if (!holds) faults.Add(otherwise.ToString(CultureInfo.InvariantCulture));
            }
        });
        return command;
    }

    /// <summary>A file that is there, or something that can only be meant as one: nobody describes a sound as "clip.mp4".</summary>
    private static bool IsVideo(string about) => File.Exists(about) || (!about.Contains(' ') && Path.HasExtension(about) && Path.GetExtension(about).Length is > 2 and <= 5);

    private static string DefaultOutput(string about, bool isVideo)
    {
        if (!isVideo) return "effects.wav";
        var extension = Path.GetExtension(about).ToLowerInvariant();
        return Path.ChangeExtension(about, extension is ".mov" or ".mkv" or ".webm" ? $".foley{extension}" : ".foley.mp4");
    }
}
