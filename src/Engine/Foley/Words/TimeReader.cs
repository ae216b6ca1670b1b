namespace Cuewright.Engine.Foley.Words;

/// <summary>Second reading: numbers with what stands around them become counts, moments, lengths and rests.</summary>
internal static class TimeReader
{
    private const double UsualRest = 1;
    private const int MostTimes = 60;

    /// <summary>So many words may name what is counted.</summary>
    private const int Counted = 3;

    public static List<Token> Read(List<Token> tokens)
    {
        var read = new List<Token>(tokens.Count);
        for (var at = 0; at < tokens.Count;)
        {
            var (modifier, length) = ReadAt(tokens, at);
            if (modifier is null)
            {
                // A number that counts nothing that is known says nothing.
                if (tokens[at].Role != Role.Number) read.Add(Settled(tokens[at]));
                at++;
            }
            else
            {
                read.Add(Token.Says(string.Join(' ', tokens.Skip(at).Take(length).Select(token => token.Written).Where(written => written.Length > 0)), modifier));
                at += length;
            }
        }

        return read;
    }

    /// <summary>Words of time that stood in no time are words like others.</summary>
    private static Token Settled(Token token) => token.Role switch
    {
        Role.Seconds or Role.Minutes or Role.Times or Role.Apart or Role.Per or Role.Every or Role.For or Role.At or Role.From or Role.To => token with { Role = Role.Idle },
        Role.Later => token with { Role = Role.Then },
        _ => token,
    };

    private static (Modifier? Modifier, int Length) ReadAt(List<Token> tokens, int at)
    {
        var role = tokens[at].Role;
        if (role is Role.At or Role.After or Role.For or Role.Every or Role.From or Role.Apart)
        {
            var next = Skip(tokens, at + 1);
            if (role == Role.Every && Unit(tokens, next) is > 0 and var each) return (new Modifier { GapSeconds = each, GoesOn = true, Follows = true }, next + 1 - at);
            if (role == Role.From) return ReadSpan(tokens, at, next);
            if (!Quantity(tokens, next, out var seconds, out var end)) return default;
            Modifier? said = role switch
            {
                Role.At => new Modifier { AtSeconds = seconds, Follows = true },
                Role.After => new Modifier { AfterSeconds = seconds },
                Role.For => new Modifier { Seconds = seconds, Follows = true },
                Role.Every => new Modifier { GapSeconds = seconds, GoesOn = true, Follows = true },
                Role.Apart => new Modifier { GapSeconds = seconds, Follows = true },
                _ => null,
            };
            if (role is Role.After && Is(tokens, Skip(tokens, end), Role.Silence)) end = Skip(tokens, end) + 1;
            return (said, end - at);
        }

        if (role == Role.Silence)
        {
            var next = Skip(tokens, at + 1);
            if (Is(tokens, next, Role.For)) next++;
            return Quantity(tokens, next, out var rest, out var end) ? (new Modifier { AfterSeconds = rest }, end - at) : (new Modifier { AfterSeconds = UsualRest }, 1);
        }

        return role is Role.Number or Role.Modifier ? ReadNumber(tokens, at) : default;
    }

    /// <summary>"from 2 to 5 seconds": the unit may stand behind the second number only.</summary>
    private static (Modifier? Modifier, int Length) ReadSpan(List<Token> tokens, int at, int next)
    {
        if (!Quantity(tokens, next, out var from, out var end))
        {
            if (!Is(tokens, next, Role.Number)) return default;
            (from, end) = (tokens[next].Number, next + 1);
        }

        if (!Is(tokens, end, Role.To) || !Quantity(tokens, end + 1, out var to, out var last) || to <= from) return default;
        return (new Modifier { AtSeconds = from, Seconds = to - from, Follows = true }, last - at);
    }

    private static (Modifier? Modifier, int Length) ReadNumber(List<Token> tokens, int at)
    {
        if (Quantity(tokens, at, out var seconds, out var end))
        {
            var next = Skip(tokens, end);
            if (Is(tokens, next, Role.Later)) return (new Modifier { AfterSeconds = seconds }, next + 1 - at);
            if (Is(tokens, next, Role.Silence)) return (new Modifier { AfterSeconds = seconds }, next + 1 - at);
            if (Is(tokens, next, Role.Apart)) return (new Modifier { GapSeconds = seconds, Follows = true }, next + 1 - at);
            return (new Modifier { Seconds = seconds, Follows = true }, end - at);
        }

        var said = tokens[at].Modifier;
        if (Amount(tokens[at]) is not (> 0 and var number)) return default;
        var after = at + 1;
        var times = said is { Follows: true } || Is(tokens, after, Role.Times);
        if (times && said is null) after++;

        // "three times a second", "twice a minute", "40 per minute", "40 beeps per minute".
        for (var perAt = after; perAt <= Math.Min(after + (times ? 0 : Counted), tokens.Count - 2); perAt++)
        {
            if (!(Is(tokens, perAt, Role.Per) || Is(tokens, perAt, Role.Every) || (times && tokens[perAt].Text == "a")) || Unit(tokens, perAt + 1) is not (> 0 and var unit)) continue;
            (tokens[perAt], tokens[perAt + 1]) = (tokens[perAt] with { Role = Role.Idle }, tokens[perAt + 1] with { Role = Role.Idle });
            return (new Modifier { GapSeconds = unit / number, GoesOn = true, Follows = times }, after - at);
        }

        if (said is not null) return default;
        return number is >= 1 and var count && count == Math.Floor(count) ? (new Modifier { Count = (int)Math.Min(count, MostTimes), Follows = times }, after - at) : default;
    }

    /// <summary>"3 seconds", "1 minute 30 seconds", "half a second", "a few seconds".</summary>
    private static bool Quantity(List<Token> tokens, int at, out double seconds, out int end)
    {
        (seconds, end) = (0, at);
        while (end < tokens.Count && tokens[end].Modifier is not { Follows: true } && Amount(tokens[end]) is { } amount)
        {
            var unitAt = Skip(tokens, end + 1);
            if (Unit(tokens, unitAt) is not (> 0 and var unit)) break;
            seconds += amount * unit;
            end = unitAt + 1;
        }

        return end > at;
    }

    private static double? Amount(Token token) => token.Role == Role.Number ? token.Number : token.Modifier is { Count: { } count } ? count : (double?)null;

    private static double Unit(List<Token> tokens, int at) => Is(tokens, at, Role.Seconds) ? 1 : Is(tokens, at, Role.Minutes) ? 60 : 0;

    private static bool Is(List<Token> tokens, int at, Role role) => at < tokens.Count && tokens[at].Role == role;

    private static int Skip(List<Token> tokens, int at)
    {
        while (at < tokens.Count && tokens[at].Role == Role.Idle) at++;
        return at;
    }
}
