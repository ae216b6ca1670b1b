using System.CommandLine;
using Cuewright.Cli.Reporting;
using Cuewright.Engine;

namespace Cuewright.Cli.Verbs;

/// <summary>compose "PROMPT": music from words alone.</summary>
internal static class ComposeVerb
{
    public static Command Create()
    {
        var prompt = new Argument<string>("PROMPT") { Description = "What the music should be, in words." };
        var music = new MusicOptions();
        var signing = new SigningOption();
        var output = new OutputOptions();
        var command = new Command("compose", "Write music from words alone; 90 seconds unless they or --duration say otherwise.") { prompt };
        music.AddTo(command);
        signing.AddTo(command);
        output.AddTo(command);
        command.SetAction((parse, cancel) =>
        {
            var words = parse.GetValue(prompt)!;
            if (string.IsNullOrWhiteSpace(words)) throw new RefusalException(RefusalCode.BadOption, "The prompt is empty; say what the music should be, such as \"warm piano, slow\".");
            var order = music.Read(parse, "composed.wav");
            order = order with { Wishes = order.Wishes with { Prompt = words, PromptInfluence = 1 } };
            return MakeVerb.RunAsync(order, signing.Read(parse, order), output.Read(parse), cancel);
        });
        return command;
    }
}
