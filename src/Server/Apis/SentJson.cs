using System.Text.Json;

namespace Cuewright.Server.Apis;

/// <summary>JSON that was sent, and the room it takes until it is disposed.</summary>
public sealed class SentJson : IDisposable
{
    private readonly JsonDocument _document;
    private readonly JsonRoom _room;

    internal SentJson(JsonDocument document, JsonRoom room) => (_document, _room) = (document, room);

    public JsonElement RootElement => _document.RootElement;

    public void Dispose()
    {
        _document.Dispose();
        _room.Dispose();
    }
}

/// <summary>
/// The memory that all requests together may fill with JSON. Whoever needs little always gets it; what is larger has to fit
/// beside the others, or a few dozen senders of whole films in JSON would take the memory of the machine.
/// </summary>
internal sealed class JsonRoom : IDisposable
{
    private const int Little = 1 << 20;
    private const long MostInAll = 128 << 20;

    private static long Taken;

    private long _mine;

    public bool TryGrow(int bytes)
    {
        _mine += bytes;
        return Interlocked.Add(ref Taken, bytes) <= MostInAll || _mine <= Little;
    }

    public void Dispose()
    {
        Interlocked.Add(ref Taken, -_mine);
        _mine = 0;
    }
}
