namespace Cuewright.Delivery.Uploads;

/// <summary>Why an upload is refused. Each API maps these once.</summary>
public enum UploadFault
{
    /// <summary>It was never begun, or has been swept away.</summary>
    Unknown,

    /// <summary>The file is there already and is not replaced.</summary>
    Finished,

    BadPartNumber,
    EmptyPart,
    MissingPart,
    WrongEtag,
}

/// <summary>The sender's mistake, in one sentence for the sender.</summary>
public sealed class UploadException(UploadFault fault, string message) : Exception(message)
{
    public UploadFault Fault { get; } = fault;
}
