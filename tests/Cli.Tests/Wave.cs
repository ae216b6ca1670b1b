namespace Cuewright.Cli.Tests;

/// <summary>Reads the wav files that are delivered (24 bits), without starting a program for each.</summary>
internal static class Wave
{
    private const int SampleBytes = 3;
    private const float FullScale = 1 << 23;

    /// <summary>The left of two channels.</summary>
    public static float[] Left(string path)
    {
        var file = File.ReadAllBytes(path);
        var at = 12;
        while (!file.AsSpan(at, 4).SequenceEqual("data"u8))
        {
            if (file.AsSpan(at, 4).SequenceEqual("fmt "u8)) Assert.Equal((2, 8 * SampleBytes), (BitConverter.ToInt16(file, at + 10), BitConverter.ToInt16(file, at + 22)));
            at += 8 + BitConverter.ToInt32(file, at + 4);
        }

        var data = file.AsSpan(at + 8, BitConverter.ToInt32(file, at + 4));
        var left = new float[data.Length / (2 * SampleBytes)];
        for (var i = 0; i < left.Length; i++)
        {
            var sample = data.Slice(2 * SampleBytes * i, SampleBytes);
            left[i] = ((sbyte)sample[2] << 16 | sample[1] << 8 | sample[0]) / FullScale;
        }

        return left;
    }
}
