using System.Globalization;
using System.Text;

namespace Cuewright.Engine.Analysis.Spotting;

/// <summary>
/// What the detectors looked at and what they made of it, one row a frame, to be plotted when a decision is in doubt.
/// Whoever measures something adds its columns; a frame without a value stays empty.
/// </summary>
public sealed class NumbersTable
{
    private readonly List<(string Name, double?[] Values)> _columns = [];

    internal void Add(string name, IEnumerable<double?> values) => _columns.Add((name, [.. values]));

    internal void Add(string name, IEnumerable<double> values) => Add(name, values.Select(value => (double?)value));

    /// <summary>A line of names, then a line a frame.</summary>
    public string ToCsv()
    {
        var csv = new StringBuilder().AppendJoin(',', _columns.Select(column => column.Name)).Append('\n');
        var rows = _columns.Count == 0 ? 0 : _columns.Max(column => column.Values.Length);
        for (var row = 0; row < rows; row++)
        {
            csv.AppendJoin(',', _columns.Select(column => row < column.Values.Length ? Cell(column.Values[row]) : "")).Append('\n');
        }

        return csv.ToString();
    }

    private static string Cell(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
