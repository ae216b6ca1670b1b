using Cuewright.Engine;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Media;

namespace Cuewright.Cli;

/// <summary>What the verbs work with: ffmpeg behind the media room and the instrument bank, opened once.</summary>
internal sealed class Shop : IDisposable
{
    private readonly SoundFont _bank;

    private Shop(SoundFont bank)
    {
        _bank = bank;
        Workshop = new Workshop(new FfmpegMedia(), bank);
    }

    public Workshop Workshop { get; }

    public static Shop Open() => new(OpenBank());

    public static SoundFont OpenBank() => SoundFont.Open(BankFile.Find() ?? throw new RefusalException(
        RefusalCode.MissingTool, $"No instrument bank is installed; run: apt-get install {BankFile.Package}, or set {BankFile.Variable}=FILE.sf2."));

    public void Dispose() => _bank.Dispose();
}
