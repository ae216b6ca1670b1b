using System.Globalization;

namespace Cuewright.Jobs.Sqlite;

/// <summary>The statements of the store. Each transition names the state it comes from, and the lease where there is one.</summary>
internal static class Sql
{
    private const string LeaseIsHeld = "id = $id AND state = 'Running' AND attempt = $attempt AND worker = $worker";

    /// <summary>A job ends, its keeping begins and its webhook becomes due in one write.</summary>
    private const string Over =
        "finished_at = $now, purge_at = $now + keep, webhook_wait = 0, webhook_due = CASE WHEN webhook IS NULL THEN NULL ELSE $now END, "
        + "worker = NULL, lease_length = NULL, lease_until = NULL";

    private const string Failed =
        "state = 'Failed', failure_code = $code, failure_message = $message, failure_details = $details, " + Over;

    private const string Cancelled = "state = 'Cancelled', cancel_asked = 1, " + Over;

    /// <summary>As if it had never been begun, but for the count of attempts.</summary>
    private const string Requeued =
        "state = 'Queued', turn = NULL, started_at = NULL, stage = '', progress = 0, worker = NULL, lease_length = NULL, lease_until = NULL";

    private const string Lapsed = "state = 'Running' AND lease_until <= $silentSince";

    private static readonly string IsSuspect = string.Create(CultureInfo.InvariantCulture, $"lapses >= {LeaseRules.SuspectAfter}");

    private const string ReturnsJob = " RETURNING " + JobRow.Columns;

    public const string FindByKey = $"SELECT {JobRow.Columns} FROM job WHERE owner = $owner AND idempotency_key = $key";

    public const string Find = $"SELECT {JobRow.Columns} FROM job WHERE id = $id";

    public const string CountQueued = "SELECT jobs FROM tally WHERE state = 'Queued'";

    public const string Submit =
        "INSERT INTO job (id, owner, door, endpoint, work, memo, priority, idempotency_key, start_before, webhook, keep, state, created_at) "
        + "VALUES ($id, $owner, $door, $endpoint, $work, $memo, $priority, $key, $startBefore, $webhook, $keep, 'Queued', $now)" + ReturnsJob;

    public const string ListAll =
        $"SELECT {JobRow.Columns} FROM job WHERE $before IS NULL OR seq < (SELECT seq FROM job WHERE id = $before) ORDER BY seq DESC LIMIT $count";

    public const string ListOfOwner =
        $"SELECT {JobRow.Columns} FROM job WHERE owner = $owner AND ($before IS NULL OR seq < (SELECT seq FROM job WHERE id = $before)) "
        + "ORDER BY seq DESC LIMIT $count";

    public const string Queued = "SELECT id, owner, priority, seq FROM job WHERE id = $id AND state = 'Queued'";

    public const string QueueVersion = "SELECT sum(changes) FROM tally";

    /// <summary>Suspects come after all of these. They are known by their own index, so that the rows need not be looked at.</summary>
    public static readonly string Queue =
        $"SELECT id, owner, priority, seq FROM job WHERE state = 'Queued' AND seq NOT IN (SELECT seq FROM job WHERE state = 'Queued' AND {IsSuspect}) "
        + "ORDER BY owner, priority, seq";

    /// <summary>How many go before a suspect; nothing for any other job.</summary>
    public static readonly string PlaceOfSuspect =
        $"""
        SELECT (SELECT jobs FROM tally WHERE state = 'Queued')
          - (SELECT count(*) FROM job WHERE state = 'Queued' AND {IsSuspect})
          + (SELECT count(*) FROM job AS less WHERE state = 'Queued' AND {IsSuspect} AND (less.lapses, less.seq) < (job.lapses, job.seq))
        FROM job WHERE id = $id AND state = 'Queued' AND {IsSuspect}
        """;

    public const string RunningByOwner = "SELECT owner, count(*) FROM job WHERE state = 'Running' GROUP BY owner";

    public const string LastTurn = "SELECT coalesce(max(turn), 0) FROM job WHERE owner = $owner AND turn IS NOT NULL";

    /// <summary>
    /// Looks at the first waiting job of each owner only: one step into the index an owner, however long the queue. A
    /// suspect is given out while nothing runs, and nothing while a suspect runs; one that has waited too long is waited for.
    /// </summary>
    public static readonly string Lease =
        $"""
        WITH RECURSIVE
          waiting (owner) AS (
            SELECT min(owner) FROM job WHERE state = 'Queued'
            UNION ALL
            SELECT (SELECT min(job.owner) FROM job WHERE state = 'Queued' AND job.owner > waiting.owner) FROM waiting WHERE owner IS NOT NULL
          ),
          first (seq, running, last_turn) AS (
            SELECT
              (SELECT seq FROM job
               WHERE state = 'Queued' AND job.owner = waiting.owner AND NOT {IsSuspect} AND (start_before IS NULL OR start_before > $now OR lapses > 0)
               ORDER BY priority, seq LIMIT 1),
              (SELECT count(*) FROM job WHERE state = 'Running' AND job.owner = waiting.owner),
              (SELECT coalesce(max(turn), 0) FROM job WHERE job.owner = waiting.owner AND turn IS NOT NULL)
            FROM waiting WHERE owner IS NOT NULL
          ),
          next (seq) AS (
            SELECT seq FROM first JOIN job USING (seq)
            WHERE running < coalesce((SELECT value FROM json_each($runningOf) WHERE key = owner), $runningPerOwner)
            ORDER BY priority, running, last_turn, seq LIMIT 1
          ),
          suspect (seq, is_urgent) AS (
            SELECT seq, lapsed_at <= $urgentSince AS is_urgent FROM job WHERE state = 'Queued' AND {IsSuspect} ORDER BY is_urgent DESC, lapses, seq LIMIT 1
          )
        UPDATE job SET state = 'Running', turn = (SELECT sum(changes) FROM tally), attempt = attempt + 1, started_at = $now, worker = $worker, lease_length = $length, lease_until = $now + $length
        WHERE state = 'Queued' AND seq = CASE
          WHEN EXISTS (SELECT 1 FROM job WHERE state = 'Running' AND {IsSuspect}) THEN NULL
          WHEN EXISTS (SELECT 1 FROM next) AND NOT EXISTS (SELECT 1 FROM suspect WHERE is_urgent) THEN (SELECT seq FROM next)
          WHEN NOT EXISTS (SELECT 1 FROM job WHERE state = 'Running') THEN (SELECT seq FROM suspect)
          END
        """ + ReturnsJob;

    public const string Heartbeat =
        $"UPDATE job SET lease_until = $until, stage = $stage, progress = $progress WHERE {LeaseIsHeld} RETURNING cancel_asked";

    public const string Succeed = $"UPDATE job SET state = 'Succeeded', result = $result, progress = 1, {Over} WHERE {LeaseIsHeld}";

    public const string Fail = $"UPDATE job SET {Failed} WHERE {LeaseIsHeld}";

    public const string Stop = $"UPDATE job SET {Cancelled} WHERE {LeaseIsHeld} AND cancel_asked = 1";

    public const string Return = $"UPDATE job SET {Requeued} WHERE {LeaseIsHeld} AND cancel_asked = 0";

    public const string CancelQueued = $"UPDATE job SET {Cancelled} WHERE id = $id AND state = 'Queued'";

    public const string CancelRunning = "UPDATE job SET cancel_asked = 1 WHERE id = $id AND state = 'Running'";

    public const string Exists = "SELECT count(*) FROM job WHERE id = $id";

    public const string Holders = "SELECT DISTINCT worker FROM job WHERE state = 'Running'";

    /// <summary>Long ago by any clock.</summary>
    public const string EndLeases = "UPDATE job SET lease_until = 0 WHERE state = 'Running' AND worker = $worker";

    public const string ShortenWebhooks = "UPDATE job SET webhook_due = $now + webhook_wait WHERE webhook_due > $now + webhook_wait";

    public const string ShortenLeases =
        "UPDATE job SET lease_until = $now + lease_length WHERE state = 'Running' AND lease_until > $now + lease_length";

    public const string CancelLapsed = $"UPDATE job SET {Cancelled} WHERE {Lapsed} AND cancel_asked = 1" + ReturnsJob;

    public const string FailLapsed = $"UPDATE job SET lapses = lapses + 1, lapsed_at = $now, {Failed} WHERE {Lapsed} AND lapses + 1 >= $attempts" + ReturnsJob;

    public const string RequeueLapsed = $"UPDATE job SET lapses = lapses + 1, lapsed_at = $now, {Requeued} WHERE {Lapsed}";

    public const string FailOverdue =
        $"UPDATE job SET {Failed} WHERE state = 'Queued' AND start_before IS NOT NULL AND start_before <= $now AND lapses = 0" + ReturnsJob;

    public const string Purge =
        "DELETE FROM job WHERE seq IN (SELECT seq FROM job WHERE purge_at IS NOT NULL AND purge_at <= $now AND webhook_due IS NULL "
        + "ORDER BY purge_at LIMIT $count)" + ReturnsJob;

    public const string Delete = "DELETE FROM job WHERE id = $id AND state IN ('Succeeded', 'Failed', 'Cancelled')";

    public const string Log =
        "INSERT INTO log SELECT seq, (SELECT coalesce(max(number), 0) + 1 FROM log WHERE job = seq), $at, $level, $message FROM job WHERE id = $id";

    public const string ReadLog =
        "SELECT number, at, level, message FROM log WHERE job = (SELECT seq FROM job WHERE id = $id) AND number > $after ORDER BY number";

    public const string DueWebhooks =
        $"SELECT {JobRow.Columns}, webhook_tries + 1 FROM job WHERE webhook_due IS NOT NULL AND webhook_due <= $now "
        + "ORDER BY webhook_due, seq LIMIT $count";

    public const string HoldWebhook = "UPDATE job SET webhook_tries = webhook_tries + 1, webhook_wait = $hold, webhook_due = $now + $hold WHERE id = $id";

    public const string WebhookTried =
        "UPDATE job SET webhook_wait = coalesce($wait, 0), webhook_due = $now + $wait WHERE id = $id AND webhook_tries = $tries AND webhook_due IS NOT NULL";

    public const string Counts = "SELECT state, jobs FROM tally";
}
