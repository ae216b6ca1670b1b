using Cuewright.Engine.Pipeline;
using Spectre.Console;

namespace Cuewright.Cli.Reporting;

/// <summary>Shows the stages while work runs: bars on a terminal, a line a stage elsewhere, nothing for machines and quiet users.</summary>
internal static class Progress
{
    public static Task<T> ShowAsync<T>(Voice voice, int takes, Func<IProgress<StageProgress>, Task<T>> work)
    {
        if (voice != Voice.Person) return work(new Silence());
        // Progress goes to standard error, so that standard output holds the result alone.
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Profile.Capabilities.Interactive && !Console.IsErrorRedirected
            ? ShowBarsAsync(console, takes, work)
            : work(new Lines(takes));
    }

    public static string Name(Stage stage) => stage switch
    {
        Stage.Look => "Watching",
        Stage.Compose => "Composing",
        Stage.Render => "Playing",
        Stage.Master => "Mastering",
        Stage.Check => "Checking",
        _ => stage.ToString(),
    };

    private static async Task<T> ShowBarsAsync<T>(IAnsiConsole console, int takes, Func<IProgress<StageProgress>, Task<T>> work) =>
        await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 30 }, new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context => work(new Bars(context, takes)));

    private static string Label(StageProgress progress, int takes) =>
        takes > 1 && progress.Stage != Stage.Look ? $"{Name(progress.Stage)} take {progress.Take + 1}" : Name(progress.Stage);

    private sealed class Silence : IProgress<StageProgress>
    {
        public void Report(StageProgress value)
        {
        }
    }

    private sealed class Lines(int takes) : IProgress<StageProgress>
    {
        private string _last = "";

        public void Report(StageProgress value)
        {
            var label = Label(value, takes);
            if (label == _last) return;
            _last = label;
            Console.Error.WriteLine($"{label} ...");
        }
    }

    private sealed class Bars(ProgressContext context, int takes) : IProgress<StageProgress>
    {
        private readonly Dictionary<string, ProgressTask> _tasks = [];

        public void Report(StageProgress value)
        {
            var label = Label(value, takes);
            if (!_tasks.TryGetValue(label, out var task)) _tasks[label] = task = context.AddTask(label, maxValue: 1);
            task.Value = value.Fraction;
        }
    }
}
