namespace Cuewright.Delivery.Uploads;

/// <summary>A part that was received, as the sender names it again at the end. Numbers count from 1.</summary>
public sealed record UploadPart(int Number, string Etag);
