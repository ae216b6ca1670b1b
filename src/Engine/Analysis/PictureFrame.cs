namespace Cuewright.Engine.Analysis;

/// <summary>
/// One decoded frame at analysis size: packed RGB, row by row. The pixels belong to the reader and are overwritten by
/// the next frame; who wants to keep them copies them.
/// </summary>
public readonly record struct PictureFrame(int Index, double Seconds, int Width, int Height, ReadOnlyMemory<byte> Rgb);
