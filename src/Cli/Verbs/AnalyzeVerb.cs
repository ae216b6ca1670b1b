using System.CommandLine;
using System.Text;
using Cuewright.Cli.Reporting;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Analysis.Spotting;
using Cuewright.Engine.Pipeline;
using Cuewright.Media;

namespace Cuewright.Cli.Verbs;

/// <summary>analyze VIDEO: what is seen, as words, JSON and a picture.</summary>
internal static class AnalyzeVerb
{
    public static Command Create()
    {
        var video = new Argument<string>("VIDEO") { Description = "The video to watch." };
        var file = new Option<string?>("--output", "-o") { Description = "Write what is seen as JSON.", HelpName = "FILE.json" };
        var plot = new Option<string?>("--plot") { Description = "Draw what is seen as a timeline.", HelpName = "FILE.png|svg" };
        var numbers = new Option<string?>("--numbers") { Description = "Write the measures of every frame as a table.", HelpName = "FILE.csv" };
        var output = new OutputOptions();
        var command = new Command("analyze", "Say what is seen in a video.") { video, file, plot, numbers };
        output.AddTo(command);
        command.SetAction(async (parse, cancel) =>
        {
            var media = new FfmpegMedia();
            var viewing = new Viewing(media);
            var voice = output.Read(parse);
            var (jsonFile, drawing, tableFile) = (parse.GetValue(file), parse.GetValue(plot), parse.GetValue(numbers));
            if (drawing is not null) Viewing.RequireDrawable(drawing);
            media.RequireWritable(parse.GetValue(video), new[] { jsonFile, drawing, tableFile }.OfType<string>());

            var (clip, range) = await viewing.OpenAsync(parse.GetValue(video)!, cancel);
            var table = tableFile is null ? null : new NumbersTable();
            var seen = await Progress.ShowAsync(voice, 1, progress => viewing.LookAsync(clip, range, progress, cancel, table));
            if (drawing is not null) await viewing.DrawAsync(clip, range, seen, null, drawing, cancel);
            var json = AnalysisJson.Of(seen);
            if (jsonFile is not null) await media.WriteFileAsync(jsonFile, Encoding.UTF8.GetBytes(json + "\n"), cancel);
            if (table is not null) await media.WriteFileAsync(tableFile!, Encoding.UTF8.GetBytes(table.ToCsv()), cancel);
            if (voice == Voice.Machine) Console.Out.WriteLine(json);
            if (voice == Voice.Person) Console.Out.WriteLine(seen.Description);
            return ExitCode.Done;
        });
        return command;
    }
}
