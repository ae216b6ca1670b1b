namespace Cuewright.Server.Desk;

/// <summary>Who asks: the name of a key, or <see cref="Jobs.Job.Local"/> where none is needed. Only the owner sees a job.</summary>
public sealed record Caller(string Owner);
