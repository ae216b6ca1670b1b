using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Synths;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Tests.Dsp;

namespace Cuewright.Engine.Tests.Rendering.Synths;

/// <summary>Notes of a synth, heard alone.</summary>
internal static class Played
{
    public static SynthPlayer Player(SynthPreset preset, ulong seed = 1) => new(preset, Signals.Rate, new Seed(seed));

    /// <summary>One note held so long, then released, from a fresh player.</summary>
    public static (float[] Left, float[] Right) Note(
        SynthPreset preset, double key, float velocity, double heldSeconds, double seconds, float variation = 0.3f, int block = 4096)
    {
        var player = Player(preset);
        player.NoteOn(new NoteStart(key, velocity) { Variation = variation });
        var held = Process(player, heldSeconds, block);
        player.NoteOff(key);
        var rest = Process(player, seconds - heldSeconds, block);
        return ([.. held.Left, .. rest.Left], [.. held.Right, .. rest.Right]);
    }

    public static (float[] Left, float[] Right) Process(IPlayer player, double seconds, int block = 4096)
    {
        var left = new float[(int)Math.Round(seconds * Signals.Rate)];
        var right = new float[left.Length];
        for (var at = 0; at < left.Length; at += block)
        {
            var count = Math.Min(block, left.Length - at);
            player.Process(left.AsSpan(at, count), right.AsSpan(at, count));
        }

        return (left, right);
    }

    public static float[] Mono((float[] Left, float[] Right) sound) => [.. sound.Left.Zip(sound.Right, (l, r) => (l + r) / 2)];
}
