using System.Text;

namespace Cuewright.Media.Processes;

/// <summary>
/// Cuts what a program says on stderr into lines and keeps the last of them. Bounded both ways: a hostile file can make
/// ffmpeg print as much as it likes.
/// </summary>
internal sealed class ErrorTail(Action<string>? onLine)
{
    private const int MaximumLine = 1000;
    private const int MaximumLines = 20;

    private readonly Queue<string> _lines = new();
    private readonly byte[] _line = new byte[MaximumLine];
    private int _length;

    public string Text => string.Join('\n', _lines);

    public string LastLine => _lines.LastOrDefault() ?? "";

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (b is (byte)'\n' or (byte)'\r') EndLine();
            else if (_length < MaximumLine) _line[_length++] = b;
        }
    }

    public void EndLine()
    {
        if (_length == 0) return;
        var line = Encoding.UTF8.GetString(_line, 0, _length);
        _length = 0;
        onLine?.Invoke(line);
        _lines.Enqueue(line);
        if (_lines.Count > MaximumLines) _lines.Dequeue();
    }
}
