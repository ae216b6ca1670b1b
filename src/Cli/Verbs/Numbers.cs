using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Cuewright.Cli.Verbs;

/// <summary>Options that take a number. A decimal comma is refused, not read as thousands: "2,5" is not twenty-five.</summary>
internal static class Numbers
{
    public static Option<double?> Real(string name, string description, string helpName) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result => Parse(result, name, "a number such as 2.5", text =>
            double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : (double?)null),
    };

    public static Option<long?> Whole(string name, string description, string helpName) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result => Parse(result, name, "a whole number such as 3", text =>
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : (long?)null),
    };

    private static T? Parse<T>(ArgumentResult result, string name, string accepted, Func<string, T?> read)
        where T : struct
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (read(text) is { } number) return number;
        result.AddError($"{name} takes {accepted}, not '{text}'.");
        return null;
    }
}
