using Cuewright.Engine.Pipeline;
using Cuewright.Jobs;
using Cuewright.Server.Desk;
using Cuewright.Server.Operating;

namespace Cuewright.Server.Worker;

/// <summary>What a job tells while it is worked on: how far it is, and lines for its log.</summary>
internal sealed class JobReport(IJobStore store, JobSignals signals, string jobId, TimeProvider clock) : IProgress<StageProgress>
{
    /// <summary>What share of the whole a stage usually takes; fetching comes before.</summary>
    private static readonly (Stage Stage, string Words, double From, double To)[] Shares =
    [
        (Stage.Look, "Watching the picture", 0.05, 0.5),
        (Stage.Compose, "Composing", 0.5, 0.55),
        (Stage.Render, "Playing", 0.55, 0.75),
        (Stage.Master, "Mastering", 0.75, 0.9),
        (Stage.Check, "Checking the file", 0.9, 1),
    ];

    private readonly Lock _lock = new();
    private (string Stage, double Progress) _now = ("Starting", 0);
    private long _stageBegan = clock.GetTimestamp();
    private Task _logged = Task.CompletedTask;

    public int Takes { get; set; } = 1;

    public (string Stage, double Progress) Now
    {
        get
        {
            lock (_lock) return _now;
        }
    }

    /// <summary>Comes from the threads that work, often; a line is written when a stage begins.</summary>
    public void Report(StageProgress value)
    {
        var share = Shares.First(share => share.Stage == value.Stage);
        var within = share.From + (value.Fraction * (share.To - share.From));
        var isForAll = value.Stage == Stage.Look;
        // The picture is watched once for all takes; the rest is done for each.
        var seen = Shares[0].To;
        var whole = isForAll ? within : seen + ((value.Take * (1 - seen)) + within - seen) / Takes;
        Step(Takes > 1 && !isForAll ? $"{share.Words}, take {value.Take + 1} of {Takes}" : share.Words, whole);
    }

    public void Step(string words, double progress)
    {
        lock (_lock)
        {
            var isNew = words != _now.Stage;
            if (isNew) EndStage();
            _now = (words, progress);
            // In order, and without holding up who works.
            if (isNew) _logged = LogAfterAsync(_logged, words);
        }
    }

    /// <summary>All lines are written and the last stage is measured.</summary>
    public Task EndAsync()
    {
        lock (_lock)
        {
            EndStage();
            return _logged;
        }
    }

    private void EndStage()
    {
        var now = clock.GetTimestamp();
        // Takes are one kind of work for who watches the machine.
        Meters.StageEnded(_now.Stage.Split(',')[0], clock.GetElapsedTime(_stageBegan, now));
        _stageBegan = now;
    }

    private async Task LogAfterAsync(Task earlier, string words)
    {
        await earlier;
        try
        {
            await store.LogAsync(jobId, clock.GetUtcNow(), LogLevelName.Info, words, CancellationToken.None);
            signals.Moved(jobId);
        }
        catch (JobStoreException)
        {
            // A line that cannot be written is not worth the job.
        }
    }
}
