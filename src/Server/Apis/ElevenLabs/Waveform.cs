using System.Collections.Immutable;
using Cuewright.Engine.Time;
using Cuewright.Media;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>The sound as a line to draw: four values a second from −1000 to 1000, the highest point of each quarter of both sides together.</summary>
internal static class Waveform
{
    private const int Samples = SampleClock.Rate / 4;

    public static async Task<ImmutableArray<int>> ReadAsync(FfmpegMedia media, Piece piece, CancellationToken cancel)
    {
        var peaks = ImmutableArray.CreateBuilder<int>();
        var (highest, count) = (0f, 0);
        await foreach (var block in media.ReadDeliveredAsync(piece.SoundPath, piece.Format, cancel))
        {
            for (var i = 0; i < block.Left.Length; i++)
            {
                var both = (block.Left.Span[i] + block.Right.Span[i]) / 2;
                if (Math.Abs(both) > Math.Abs(highest)) highest = both;
                if (++count < Samples) continue;
                peaks.Add(Of(highest));
                (highest, count) = (0, 0);
            }
        }

        if (count > 0) peaks.Add(Of(highest));
        return peaks.ToImmutable();
    }

    private static int Of(float sample) => (int)Math.Round(1000 * Math.Clamp(sample, -1, 1));
}
