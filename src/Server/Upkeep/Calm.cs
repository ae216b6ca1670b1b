using Cuewright.Server.Worker;

namespace Cuewright.Server.Upkeep;

/// <summary>
/// Whether the silence of a worker means anything. When the clock was set, the machine slept or the store could not be
/// written, nobody could renew a lease: then a whole lease has to pass in calm before one is taken to have lapsed.
/// </summary>
internal sealed class Calm(TimeProvider clock)
{
    /// <summary>Longer than a busy machine delays a round, and far shorter than a lease.</summary>
    private static readonly TimeSpan Stumble = TimeSpan.FromSeconds(5);

    private long _since = clock.GetTimestamp();
    private long _lastRound = clock.GetTimestamp();
    private DateTimeOffset _lastTime = clock.GetUtcNow();

    /// <summary>Asked once a round.</summary>
    public bool IsLongEnough()
    {
        var (round, time) = (clock.GetTimestamp(), clock.GetUtcNow());
        var passed = clock.GetElapsedTime(_lastRound, round);
        if (passed > Stumble || (time - _lastTime - passed).Duration() > Stumble) _since = round;
        (_lastRound, _lastTime) = (round, time);
        return clock.GetElapsedTime(_since, round) >= LeaseSetting.Duration;
    }

    public void Disturb() => _since = clock.GetTimestamp();
}
