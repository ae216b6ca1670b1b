using System.CommandLine;

namespace Cuewright.Cli.Reporting;

/// <summary>How much is said and to whom.</summary>
internal enum Voice
{
    Person,
    Quiet,
    Machine,
}

internal sealed class OutputOptions
{
    private readonly Option<bool> _json = new("--json") { Description = "Say the result as one JSON object, for programs." };
    private readonly Option<bool> _quiet = new("--quiet") { Description = "Say nothing unless something is wrong." };

    public void AddTo(Command command)
    {
        command.Add(_json);
        command.Add(_quiet);
    }

    public Voice Read(ParseResult parse) =>
        parse.GetValue(_json) ? Voice.Machine : parse.GetValue(_quiet) ? Voice.Quiet : Voice.Person;
}
