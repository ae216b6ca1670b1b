namespace Cuewright.Jobs;

/// <summary>Why a store cannot do what it is asked. Edges map each once: to an HTTP status, to an exit code.</summary>
public enum StoreFault
{
    /// <summary>Another process holds it for longer than is waited. Nothing was written; try again.</summary>
    Locked,

    /// <summary>No room on the disk. Nothing was written.</summary>
    Full,

    /// <summary>What is there is no store, or a damaged one.</summary>
    Corrupt,

    /// <summary>No such folder, or no right to read and write there.</summary>
    Unreachable,

    /// <summary>Written by a later version.</summary>
    Newer,

    /// <summary>Reading or writing failed in the middle. A write may stand or not: ask, or repeat it.</summary>
    Broken,
}

/// <summary>The store, not the job, is at fault.</summary>
public sealed class JobStoreException(StoreFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    public StoreFault Fault { get; } = fault;
}
