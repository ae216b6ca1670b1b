using System.CommandLine;
using System.Globalization;
using Cuewright.Cli.Reporting;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Pipeline;

namespace Cuewright.Cli.Verbs;

/// <summary>score VIDEO: a video in, the same video with music out.</summary>
internal static class ScoreVerb
{
    public static Command Create()
    {
        var video = new Argument<string>("VIDEO") { Description = "The video to score." };
        var prompt = MusicOptions.Text("--prompt", "What the music should be, in words.", "WORDS");
        var influence = Numbers.Real("--prompt-influence", "0: the picture decides. 1: the words do. 0.7 unless said.", "0-1");
        var sync = Numbers.Real("--sync", "0: a bed that meets no moment. 1: as many are met as music can. 0.6 unless said.", "0-1");
        var start = Numbers.Real("--start", "Where in the video the music starts, in seconds.", "SECONDS");
        var effects = new Option<string?>("--effects") { Description = "Also make sound effects: what is seen decides, or these words too.", HelpName = "WORDS", Arity = ArgumentArity.ZeroOrOne };
        var without = MusicOptions.Text("--effects-negative", "What must not be heard among the effects, in words.", "WORDS");
        var foley = new FoleyOptions();
        var speech = new SpeechOptions();
        var plot = new Option<string?>("--plot") { Description = "Also draw what is seen and what is heard.", HelpName = "FILE.png|svg" };
        var music = new MusicOptions();
        var signing = new SigningOption();
        var output = new OutputOptions();
        var command = new Command("score", "Write music for a video; <name>.scored.mp4 appears beside it.") { video, prompt, influence, sync, start, plot, effects, without };
        foley.AddTo(command);
        speech.AddTo(command);
        music.AddTo(command);
        signing.AddTo(command);
        output.AddTo(command);
        command.SetAction((parse, cancel) =>
        {
            var path = parse.GetValue(video)!;
            var wishes = new Wishes();
            var (promptInfluence, syncStrength, from) = (parse.GetValue(influence) ?? wishes.PromptInfluence, parse.GetValue(sync) ?? wishes.Sync, parse.GetValue(start) ?? 0);
            var order = music.Read(
                parse,
                DefaultOutput(path),
                [
                    .. Outside(promptInfluence, 0, 1, "--prompt-influence"),
                    .. Outside(syncStrength, 0, 1, "--sync"),
                    .. Outside(from, 0, ScoreOrder.LongestSeconds, "--start"),
                    .. speech.Faults(parse),
                    .. foley.Faults(parse),
                ]);
            order = order with
            {
                Video = path,
                Effects = parse.GetResult(effects) is { Implicit: false } ? foley.Read(parse) with { Prompt = parse.GetValue(effects) ?? "", Negative = parse.GetValue(without) ?? "" } : null,
                Start = from,
                KeepSound = speech.Kept(parse),
                Duck = speech.Duck(parse),
                Files = order.Files with { Plot = parse.GetValue(plot) },
                Wishes = order.Wishes with { Prompt = parse.GetValue(prompt) ?? "", PromptInfluence = promptInfluence, Sync = syncStrength, LeaveRoomForSpeech = speech.LeavesRoom(parse) },
            };
            return MakeVerb.RunAsync(order, signing.Read(parse, order), output.Read(parse), cancel);
        });
        return command;
    }

    private static IEnumerable<string> Outside(double value, double low, double high, string option) =>
        value >= low && value <= high ? [] : [string.Create(CultureInfo.InvariantCulture, $"{option} {value} is outside {low} to {high}.")];

    /// <summary>An mp4 beside the input, unless the container is one that editors expect to keep.</summary>
    internal static string DefaultOutput(string video)
    {
        var extension = Path.GetExtension(video).ToLowerInvariant();
        return Path.ChangeExtension(video, extension is ".mov" or ".mkv" or ".webm" ? $".scored{extension}" : ".scored.mp4");
    }
}
