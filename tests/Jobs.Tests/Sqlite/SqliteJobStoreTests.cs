using Cuewright.Jobs.Sqlite;

namespace Cuewright.Jobs.Tests.Sqlite;

public sealed class SqliteJobStoreTests : JobStoreContract
{
    protected override IJobStore Open(string place) => SqliteJobStore.Open(Path.Combine(place, "jobs.db"));
}
