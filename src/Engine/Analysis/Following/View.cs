using Cuewright.Engine.Analysis.Measuring;

namespace Cuewright.Engine.Analysis.Following;

/// <summary>The luma of a picture kept for a while, with all the movement of the camera up to it.</summary>
internal sealed class View
{
    private readonly byte[] _luma = new byte[SmallPicture.Cells];

    public double Seconds { get; private set; }

    public CameraFit Camera { get; set; }

    /// <summary>Row by row without padding.</summary>
    public ReadOnlySpan<byte> Luma => _luma;

    public void Take(SmallPicture picture, double seconds, CameraFit camera)
    {
        (Seconds, Camera) = (seconds, camera);
        for (var y = 0; y < SmallPicture.Height; y++) picture.LumaRow(y).CopyTo(_luma.AsSpan(y * SmallPicture.Width));
    }

    public void Take(View other, double seconds)
    {
        (Seconds, Camera) = (seconds, other.Camera);
        other._luma.CopyTo(_luma, 0);
    }
}
