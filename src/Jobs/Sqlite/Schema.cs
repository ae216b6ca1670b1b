namespace Cuewright.Jobs.Sqlite;

/// <summary>
/// What the file holds. Each step is applied once, in order; a step that has been delivered is never changed, the next
/// one is added. Times and spans are ticks of 100 ns, times in UTC.
/// </summary>
internal static class Schema
{
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE job (
          seq INTEGER PRIMARY KEY AUTOINCREMENT,  -- the order of acceptance, which no clock can change
          id TEXT NOT NULL UNIQUE,
          owner TEXT NOT NULL,
          door TEXT NOT NULL,
          endpoint TEXT NOT NULL,
          work TEXT NOT NULL,
          memo TEXT,
          priority INTEGER NOT NULL,
          idempotency_key TEXT,
          start_before INTEGER,
          webhook TEXT,
          keep INTEGER NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('Queued', 'Running', 'Succeeded', 'Failed', 'Cancelled')),
          created_at INTEGER NOT NULL,
          started_at INTEGER,
          finished_at INTEGER,
          attempt INTEGER NOT NULL DEFAULT 0,
          lapses INTEGER NOT NULL DEFAULT 0,
          worker TEXT,
          lease_length INTEGER,
          lease_until INTEGER,
          cancel_asked INTEGER NOT NULL DEFAULT 0,
          stage TEXT NOT NULL DEFAULT '',
          progress REAL NOT NULL DEFAULT 0,
          result TEXT,
          failure_code TEXT,
          failure_message TEXT,
          failure_details TEXT,
          webhook_due INTEGER,
          webhook_tries INTEGER NOT NULL DEFAULT 0,
          purge_at INTEGER,
          CHECK ((state = 'Running') = (worker IS NOT NULL AND lease_until IS NOT NULL AND lease_length IS NOT NULL)),
          CHECK ((state IN ('Queued', 'Running')) = (finished_at IS NULL AND purge_at IS NULL)),
          CHECK ((state = 'Succeeded') = (result IS NOT NULL)),
          CHECK ((state = 'Failed') = (failure_code IS NOT NULL)),
          CHECK (state IN ('Succeeded', 'Failed', 'Cancelled') OR webhook_due IS NULL)
        );
        CREATE UNIQUE INDEX job_once ON job (owner, idempotency_key) WHERE idempotency_key IS NOT NULL;
        CREATE INDEX job_of_owner ON job (owner);
        CREATE INDEX job_queued ON job (owner, priority, seq, id) WHERE state = 'Queued';
        CREATE INDEX job_running ON job (owner) WHERE state = 'Running';
        CREATE INDEX job_deadline ON job (start_before) WHERE state = 'Queued' AND start_before IS NOT NULL;
        CREATE INDEX job_webhook ON job (webhook_due) WHERE webhook_due IS NOT NULL;
        CREATE INDEX job_purge ON job (purge_at) WHERE purge_at IS NOT NULL;

        CREATE TABLE log (
          job INTEGER NOT NULL REFERENCES job (seq) ON DELETE CASCADE,
          number INTEGER NOT NULL,
          at INTEGER NOT NULL,
          level TEXT NOT NULL,
          message TEXT NOT NULL,
          PRIMARY KEY (job, number)
        ) WITHOUT ROWID;

        -- How many there are in each state, and how often that has changed: to count is then not to read, and who has
        -- worked out the order of the queue can see whether it still holds.
        CREATE TABLE tally (state TEXT PRIMARY KEY, jobs INTEGER NOT NULL, changes INTEGER NOT NULL) WITHOUT ROWID;
        INSERT INTO tally VALUES ('Queued', 0, 0), ('Running', 0, 0), ('Succeeded', 0, 0), ('Failed', 0, 0), ('Cancelled', 0, 0);
        CREATE TRIGGER job_came AFTER INSERT ON job BEGIN
          UPDATE tally SET jobs = jobs + 1, changes = changes + 1 WHERE state = new.state;
        END;
        CREATE TRIGGER job_moved AFTER UPDATE OF state ON job BEGIN
          UPDATE tally SET jobs = jobs - 1, changes = changes + 1 WHERE state = old.state;
          UPDATE tally SET jobs = jobs + 1, changes = changes + 1 WHERE state = new.state;
        END;
        CREATE TRIGGER job_went AFTER DELETE ON job BEGIN
          UPDATE tally SET jobs = jobs - 1, changes = changes + 1 WHERE state = old.state;
        END;
        """,
        """
        -- When it was begun, as the queue's version then, which no clock can change: owners have their turns in this order.
        ALTER TABLE job ADD COLUMN turn INTEGER;
        CREATE INDEX job_turn ON job (owner, turn) WHERE turn IS NOT NULL;
        """,
        """
        ALTER TABLE job ADD COLUMN lapsed_at INTEGER;                        -- the last time
        ALTER TABLE job ADD COLUMN webhook_wait INTEGER NOT NULL DEFAULT 0;  -- how long before webhook_due it was set
        CREATE INDEX job_suspect ON job (lapses, seq) WHERE state = 'Queued' AND lapses >= 2;
        """,
    ];

    /// <summary>Brings a new or older file to this version, or fails if it is of a later one or damaged.</summary>
    public static void Bring(Session session, string path, TimeSpan patience)
    {
        session.BeginWriting(patience);
        var version = session.Number("PRAGMA user_version");
        if (version > Steps.Length)
        {
            throw new JobStoreException(StoreFault.Newer, $"The job store {path} was written by a later version (its schema is {version}, this one knows {Steps.Length}).");
        }

        foreach (var step in Steps.Skip((int)version)) session.Run(step);
        if (version < Steps.Length) session.Run($"PRAGMA user_version = {Steps.Length}");
        session.Run("COMMIT");

        // A store that is damaged would take jobs and lose them later; better not to start.
        var faults = session.ReadAll("PRAGMA quick_check(1)", row => row.GetString(0));
        if (faults is not ["ok"]) throw new JobStoreException(StoreFault.Corrupt, $"The job store {path} is damaged: {faults[0]}.");
    }
}
