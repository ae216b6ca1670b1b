using System.CommandLine;
using System.Text;
using System.Text.Json;
using Cuewright.Cli.Reporting;
using Cuewright.Engine.Pipeline;

namespace Cuewright.Cli.Verbs;

/// <summary>analyze VIDEO: what is seen, as JSON.</summary>
internal static class AnalyzeVerb
{
    public static Command Create()
    {
        var video = new Argument<string>("VIDEO") { Description = "The video to watch." };
        var file = new Option<string?>("--output", "-o") { Description = "Write what is seen as JSON.", HelpName = "FILE.json" };
        var output = new OutputOptions();
        var command = new Command("analyze", "Say what is seen in a video.") { video, file };
        output.AddTo(command);
        command.SetAction(async (parse, cancel) =>
        {
            using var shop = Shop.Open();
            var voice = output.Read(parse);
            var (clip, range) = await shop.Workshop.OpenAsync(new ScoreOrder { Video = parse.GetValue(video), Files = new TakeFiles { Output = "" } }, cancel);
            var seen = await Progress.ShowAsync(voice, 1, progress => shop.Workshop.LookAsync(clip!, range, progress, cancel));
            var json = JsonSerializer.Serialize(seen, Json.Options);
            if (parse.GetValue(file) is { } path) await shop.Media.WriteFileAsync(path, Encoding.UTF8.GetBytes(json + "\n"), cancel);
            if (voice == Voice.Machine) Console.Out.WriteLine(json);
            if (voice == Voice.Person) Console.Out.WriteLine(seen.Description);
            return ExitCode.Done;
        });
        return command;
    }
}
