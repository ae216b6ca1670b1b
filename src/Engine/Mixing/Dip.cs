namespace Cuewright.Engine.Mixing;

/// <summary>Something else sounds from here to there, and this much softer is made room for it (dB, 0 or negative).</summary>
internal readonly record struct Dip(double StartSeconds, double EndSeconds, double Db)
{
    /// <summary>How deep it becomes on the way, in order; none where it stays as it is.</summary>
    public DipMove[]? Moves { get; init; }
}

internal readonly record struct DipMove(double Seconds, double Db);

/// <summary>
/// How a gain makes room: it begins to fall the lead before the start, is down after the attack, stays for the hold after
/// the end and is back after the release. A gap no longer than the bridge is not worth coming back for.
/// </summary>
internal sealed record DipTiming
{
    public required double LeadSeconds { get; init; }

    public required double AttackSeconds { get; init; }

    public required double HoldSeconds { get; init; }

    public required double ReleaseSeconds { get; init; }

    public required double BridgeSeconds { get; init; }

    /// <summary>Neighbours without a gap worth the name become one, as deep as the deeper.</summary>
    public IEnumerable<Dip> Bridge(IEnumerable<Dip> dips)
    {
        Dip? open = null;
        foreach (var dip in dips.OrderBy(dip => dip.StartSeconds))
        {
            if (open is { } last && dip.StartSeconds - last.EndSeconds <= BridgeSeconds)
            {
                open = new Dip(last.StartSeconds, Math.Max(last.EndSeconds, dip.EndSeconds), Math.Min(last.Db, dip.Db));
                continue;
            }

            if (open is { } done) yield return done;
            open = dip;
        }

        if (open is { } end) yield return end;
    }
}
