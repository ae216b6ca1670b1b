using Cuewright.Engine.Rendering.Sampler;

namespace Cuewright.Server.Tests;

/// <summary>Small and quick; what it sounds like is tested elsewhere.</summary>
internal static class Bank
{
    public const string SmallPath = "/usr/share/sounds/sf2/TimGM6mb.sf2";

    public static SoundFont Small { get; } = SoundFont.Open(SmallPath);
}
