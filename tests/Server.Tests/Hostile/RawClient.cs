using System.Net.Sockets;
using System.Text;

namespace Cuewright.Server.Tests.Hostile;

/// <summary>Sends bytes as they are, which no proper client does, and reads what comes back until the server hangs up.</summary>
internal static class RawClient
{
    public static async Task<RawAnswer> SendAsync(RunningServer server, params byte[][] pieces)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Client.BaseAddress!.Host, server.Client.BaseAddress.Port); // It was started at one.
        var stream = socket.GetStream();
        try
        {
            foreach (var piece in pieces) await stream.WriteAsync(piece);
        }
        catch (IOException)
        {
            // It has heard enough.
        }

        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer);
        }
        catch (IOException)
        {
            // It hung up on what was still being sent.
        }

        var text = Encoding.UTF8.GetString(answer.ToArray());
        return new RawAnswer(text.Split(' ') is ["HTTP/1.1", var status, ..] ? int.Parse(status) : 0, text);
    }

    public static Task<RawAnswer> PostAsync(RunningServer server, string path, byte[] body, string contentType = "application/json", string more = "") =>
        SendAsync(server, Encoding.Latin1.GetBytes($"POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: {contentType}\r\n{more}Content-Length: {body.Length}\r\n\r\n"), body);
}

/// <summary>The status is 0 where there was no answer.</summary>
internal sealed record RawAnswer(int Status, string Text)
{
    /// <summary>Refused with something to read, and not many times as much as was sent.</summary>
    public void RequireRefusal(string name)
    {
        Assert.True(Status is >= 400 and < 500, $"{name}: {Text[..Math.Min(500, Text.Length)]}");
        Assert.True(Text.Contains(". ", StringComparison.Ordinal) || Text.Contains(".\"", StringComparison.Ordinal) || Text.Contains("\"msg\"", StringComparison.Ordinal), $"{name} says nothing: {Text}");
        Assert.True(Text.Length < 64 << 10, $"{name} says {Text.Length} letters.");
    }
}
