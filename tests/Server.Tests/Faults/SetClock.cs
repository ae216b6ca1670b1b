namespace Cuewright.Server.Tests.Faults;

/// <summary>The machine's clock, which can be set; time itself goes on as ever.</summary>
internal sealed class SetClock : TimeProvider
{
    private TimeSpan _off;

    public void Set(TimeSpan by) => _off += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _off;
}
