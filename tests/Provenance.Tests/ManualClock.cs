namespace Cuewright.Provenance.Tests;

/// <summary>Stands still. The verifier goes by the real time, so what it is shown is signed by the real clock.</summary>
internal sealed class ManualClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
