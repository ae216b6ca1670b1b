using Cuewright.Engine.Briefing;
using Cuewright.Engine.Pipeline;
using Cuewright.Media;

namespace Cuewright.Server.Tests.Worker;

/// <summary>Who cancels is heard inside a stage, not only after it: the token fires as it begins, and its end is not reported.</summary>
public sealed class CancelTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public async Task Work_stops_within_the_solver_and_within_the_composer(double fraction)
    {
        var folder = Directory.CreateTempSubdirectory("cancel-tests-").FullName;
        using var cancel = new CancellationTokenSource();
        var stopper = new Stopper(fraction, cancel);
        var order = new ScoreOrder { Wishes = new Wishes { Prompt = "epic orchestra" }, Duration = 600, Files = new TakeFiles { Output = Path.Combine(folder, "sound.wav") } };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Workshop(new FfmpegMedia(), Bank.Small).MakeAsync(order, stopper, cancel.Token));
        Assert.True(cancel.IsCancellationRequested);
        Assert.Equal(0, stopper.Heard);
        Assert.Empty(Directory.GetFiles(folder));
        Directory.Delete(folder);
    }

    private sealed class Stopper(double fraction, CancellationTokenSource cancel) : IProgress<StageProgress>
    {
        /// <summary>How often news came after the token had fired.</summary>
        public int Heard { get; private set; }

        public void Report(StageProgress value)
        {
            if (cancel.IsCancellationRequested) Heard++;
            else if (value.Stage == Stage.Compose && value.Fraction >= fraction) cancel.Cancel();
        }
    }
}
