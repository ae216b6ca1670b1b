using Cuewright.Delivery.Webhooks;
using Cuewright.Jobs;
using Cuewright.Server.Desk;
using Cuewright.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cuewright.Server.Upkeep;

/// <summary>Sends what is owed to webhooks, again and again as the schedule says, until it is taken or given up.</summary>
internal sealed partial class WebhookPost(
    IJobStore store, JobSignals signals, WebhookSender sender, IServiceProvider services, Closing closing, TimeProvider clock, ILogger<WebhookPost> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>Longer than a try can take; after this another sender may try what this one did not report.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(1);

    /// <summary>A receiver that does not answer takes one of these for as long as a try may last; the others go on meanwhile.</summary>
    private const int AtOnce = 64;

    private readonly HashSet<Task> _sending = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!closing.Begun.IsCancellationRequested)
        {
            try
            {
                _sending.RemoveWhere(sending => sending.IsCompleted);
                var due = await store.DueWebhooksAsync(clock.GetUtcNow(), Hold, AtOnce - _sending.Count, closing.Begun);
                foreach (var webhook in due) _sending.Add(TrySendAsync(webhook));
                if (_sending.Count == AtOnce) await Task.WhenAny(_sending).WaitAsync(closing.Begun);
                else await Task.Delay(LookEvery, clock, closing.Begun);
            }
            catch (OperationCanceledException) when (closing.Begun.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                Failed(fault);
                await Task.Delay(LookEvery, clock, CancellationToken.None);
            }
        }

        await Task.WhenAll(_sending);
    }

    private async Task TrySendAsync(DueWebhook due)
    {
        try
        {
            await SendAsync(due);
        }
        catch (Exception fault)
        {
            // What was not reported is sent again when its hold runs out.
            Failed(fault);
        }
    }

    private async Task SendAsync(DueWebhook due)
    {
        var (job, tries) = (due.Job, due.Tries);
        var wording = services.GetRequiredKeyedService<IWebhookWording>(job.Order.Door);
        var message = new WebhookMessage(job.Order.Webhook!, job.Id, job.Order.Owner, wording.Word(job)); // Only jobs with a webhook are due.
        var outcome = await sender.SendAsync(message, closing.Over);
        var wait = outcome.Verdict == WebhookVerdict.TryAgain ? WebhookSchedule.WaitAfter(tries) : null;
        var line = outcome.Verdict == WebhookVerdict.Delivered ? "The webhook was taken."
            : wait is { } pause ? $"The webhook was not taken: {outcome.Reason} It is tried again in {pause.TotalSeconds:0} s."
            : $"The webhook was given up after {tries} tries: {outcome.Reason}";
        var now = clock.GetUtcNow();
        await store.LogAsync(job.Id, now, outcome.Verdict == WebhookVerdict.Delivered ? LogLevelName.Info : LogLevelName.Warn, line, CancellationToken.None);
        await store.WebhookTriedAsync(job.Id, tries, now, wait, CancellationToken.None);
        signals.Moved(job.Id);
        if (outcome.Verdict == WebhookVerdict.Delivered || wait is not null) Tried(job.Id, outcome.Verdict, tries);
        else GivenUp(job.Id, tries);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Webhook of job {JobId}: {Verdict}, try {Tries}")]
    private partial void Tried(string jobId, WebhookVerdict verdict, int tries);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook of job {JobId} was given up after {Tries} tries; the log of the job says why")]
    private partial void GivenUp(string jobId, int tries);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending webhooks failed")]
    private partial void Failed(Exception error);
}
