using System.Reflection;
using System.Text.RegularExpressions;
using Cuewright.Jobs.Sqlite;

namespace Cuewright.Jobs.Tests.Sqlite;

public sealed partial class SqlTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public static TheoryData<string> Statements => [.. typeof(Sql).GetFields(BindingFlags.Static | BindingFlags.Public).Select(constant => constant.Name)];

    public void Dispose() => _folder.Dispose();

    /// <summary>A store keeps a hundred jobs that are over for each that waits; to walk past them all would make it slow with age.</summary>
    [Theory, MemberData(nameof(Statements))]
    public async Task Every_statement_finds_its_jobs_by_an_index(string name)
    {
        await _folder.Open().DisposeAsync();
        using var session = Session.OpenWriter(_folder.Path, StoreFolder.Patience, mayCreate: false);
        var sql = (string)typeof(Sql).GetField(name)!.GetValue(null)!;
        (string, object?)[] values = [.. Parameters().Matches(sql).Select(match => match.Value).Distinct().Select(parameter => (parameter, (object?)null))];

        var plan = session.ReadAll("EXPLAIN QUERY PLAN " + sql, row => row.GetString(3), values);

        var walksPastAll = plan.Exists(step => step.StartsWith("SCAN TABLE job", StringComparison.Ordinal) && !step.Contains("USING"));
        // Only the list of all does, which takes the newest from the end of the table and stops.
        Assert.Equal(name == nameof(Sql.ListAll), walksPastAll);
    }

    [GeneratedRegex(@"\$\w+")]
    private static partial Regex Parameters();
}
