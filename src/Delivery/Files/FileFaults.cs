namespace Cuewright.Delivery.Files;

/// <summary>More bytes came than are taken. Nothing of them was kept.</summary>
public sealed class FileTooLargeException(long limit) : Exception($"The file is larger than {limit} bytes, the most that is taken here.")
{
    public long Limit { get; } = limit;
}

/// <summary>No room on the disk. Nothing was kept, and nothing half was left behind.</summary>
public sealed class DiskFullException(Exception inner) : Exception("The disk of the server is full.", inner)
{
    /// <summary>Whether an exception from wherever files are written says that there is no room.</summary>
    public static bool IsBehind(Exception fault) => fault is DiskFullException || (fault is IOException io && Disk.IsFull(io));
}
