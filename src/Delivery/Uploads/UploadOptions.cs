namespace Cuewright.Delivery.Uploads;

/// <summary>How uploads are set.</summary>
public sealed record UploadOptions
{
    /// <summary>All parts together.</summary>
    public long MaxBytes { get; init; } = 4L << 30;

    public long MaxPartBytes { get; init; } = 256L << 20;

    public int MaxParts { get; init; } = 10_000;

    /// <summary>An upload that nothing was added to for so long is deleted.</summary>
    public TimeSpan AbandonedAfter { get; init; } = TimeSpan.FromDays(1);
}
