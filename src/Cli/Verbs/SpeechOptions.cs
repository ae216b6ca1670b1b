using System.Collections.Immutable;
using System.CommandLine;
using Cuewright.Engine.Pipeline;

namespace Cuewright.Cli.Verbs;

/// <summary>What becomes of the clip's own sound, and what the music does for who speaks in it.</summary>
/// <param name="ducks">There is music that can make room.</param>
internal sealed class SpeechOptions(bool ducks = true)
{
    private static readonly ImmutableArray<string> Kinds = ["all", "speech"];

    private readonly Option<string?> _keep = new("--keep-sound") { Description = "Keep the clip's own sound beside what is made: all of it unless said, or only the speech.", HelpName = "all|speech", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _duck = new("--duck") { Description = "Turn the music down where someone speaks: on where sound is kept, or by so many decibels.", HelpName = "on|off|DB", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool?> _leaveRoom = new("--leave-room") { Description = "Write the music thinner where someone speaks; done where sound is kept, unless false.", HelpName = "true|false", Arity = ArgumentArity.ZeroOrOne };

    public void AddTo(Command command)
    {
        foreach (var option in ducks ? new Option[] { _keep, _duck, _leaveRoom } : [_keep]) command.Add(option);
    }

    public IEnumerable<string> Faults(ParseResult parse)
    {
        if (parse.GetValue(_keep) is { } kept && !Kinds.Contains(kept)) yield return $"--keep-sound {kept} is neither all nor speech; write the video before it, or --keep-sound=all.";
        if (ducks && parse.GetValue(_duck) is { } duck && !Engine.Pipeline.Duck.TryParse(duck, out _)) yield return $"--duck {duck} is not {Engine.Pipeline.Duck.Accepted}.";
    }

    public KeepSound Kept(ParseResult parse) => IsGiven(parse, _keep) ? parse.GetValue(_keep) == "speech" ? KeepSound.Speech : KeepSound.All : KeepSound.None;

    public Duck? Duck(ParseResult parse) => !IsGiven(parse, _duck) ? null : parse.GetValue(_duck) is { } text && Engine.Pipeline.Duck.TryParse(text, out var duck) ? duck : Engine.Pipeline.Duck.On;

    /// <summary>Null: where sound is kept.</summary>
    public bool? LeavesRoom(ParseResult parse) => IsGiven(parse, _leaveRoom) ? parse.GetValue(_leaveRoom) ?? true : null;

    private static bool IsGiven(ParseResult parse, Option option) => parse.GetResult(option) is { Implicit: false };
}
