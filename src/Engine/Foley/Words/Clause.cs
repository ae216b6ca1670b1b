namespace Cuewright.Engine.Foley.Words;

/// <summary>A stretch of a text that speaks of one thing, or of things that sound together.</summary>
/// <param name="Join">What joins it to the one before.</param>
/// <param name="Opens">It begins a sentence.</param>
/// <param name="Denied">It says what must not be heard.</param>
/// <param name="Tokens">Its words.</param>
internal sealed record Clause(Role Join, bool Opens, bool Denied, List<Token> Tokens)
{
    public bool Refers => Tokens.Exists(token => token.Role == Role.Pronoun);

    public string Written => string.Join(' ', Tokens.Select(token => token.Written).Where(written => written.Length > 0));
}

/// <summary>Third reading: where one clause ends and the next begins.</summary>
internal static class Clauses
{
    private const double Opposite = -0.5;

    public static List<Clause> Split(List<Token> tokens)
    {
        var clauses = new List<Clause>();
        var (join, opens, denied, list) = (Role.Stop, true, (Role?)null, new List<Token>());
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (token.Text == "not" && TurnedRound(tokens, at + 1, out var taken) is { } turned)
            {
                list.Add(turned);
                at += taken;
                continue;
            }

            switch (token.Role)
            {
                case Role.Comma or Role.Stop or Role.And or Role.Or or Role.Then or Role.While or Role.Before or Role.After or Role.Until or Role.First or Role.Suddenly:
                    Close();

                    // Of several joins in a row the one that says most counts: ", and then".
                    if (list.Count == 0 && Says(join) && !Says(token.Role)) break;
                    opens |= token.Role == Role.Stop;
                    denied = GoesOnDenying(denied, token.Role) ? denied : null;
                    join = token.Role;
                    break;
                case Role.No or Role.Without:
                    Close();
                    denied = token.Role;
                    break;
                default:
                    list.Add(token);
                    break;
            }
        }

        Close();
        return clauses;

        void Close()
        {
            if (list.Count == 0) return;
            clauses.Add(new Clause(join, opens, denied is not null, list));
            (join, opens, list) = (Role.Comma, false, []);
        }
    }

    /// <summary>"not too loud" denies no sound, only how it is.</summary>
    private static Token? TurnedRound(List<Token> tokens, int at, out int taken)
    {
        taken = at < tokens.Count && tokens[at].Role is Role.Very or Role.Slightly ? 2 : 1;
        at += taken - 1;
        return at < tokens.Count && tokens[at].Modifier is { } modifier ? tokens[at] with { Modifier = modifier.By(Opposite) } : null;
    }

    private static bool Says(Role join) => join is not (Role.Comma or Role.Stop or Role.And);

    /// <summary>"no birds or wind", "without birds and wind".</summary>
    private static bool GoesOnDenying(Role? denied, Role join) => join == Role.Or || (denied == Role.Without && join == Role.And);
}
