using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Desk;

/// <summary>Who asks: the name of a key, or <see cref="Jobs.Job.Local"/> where none is needed. Only the owner sees a job.</summary>
public sealed record Caller(string Owner)
{
    /// <summary>Lets handlers take the caller as a parameter; the gate has found out who it is.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<Caller>());
}
