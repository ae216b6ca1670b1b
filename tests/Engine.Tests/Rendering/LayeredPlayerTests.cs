using Cuewright.Engine.Instruments;
using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Tests.Dsp;
using Cuewright.Engine.Tests.Rendering.Sampler;
using Cuewright.Engine.Tests.Rendering.Synths;

namespace Cuewright.Engine.Tests.Rendering;

public sealed class LayeredPlayerTests : IDisposable
{
    private const string Pad = "warm analogue pad";

    private readonly SoundFont _bank = new TinyBank().Zone((Generator.SampleModes, 1)).Open();

    public void Dispose() => _bank.Dispose();

    [Fact]
    public void A_layer_sounds_on_its_keys_only()
    {
        var player = Of(new Layer { Synth = Pad, Low = 60 });
        Assert.True(double.IsFinite(Level(player, 60)));
        Assert.True(Level(Of(new Layer { Synth = Pad, Low = 61 }), 60) < -250);
    }

    [Fact]
    public void Layers_add_up()
    {
        var synth = Play(Of(new Layer { Synth = Pad }, new Layer { Synth = Pad, GainDb = -200 }), 60);
        var bank = Play(Of(new Layer { Program = 0 }, new Layer { Synth = Pad, GainDb = -200 }), 60);
        var both = Play(Of(new Layer { Synth = Pad }, new Layer { Program = 0 }), 60);
        for (var i = 0; i < both.Length; i++) Assert.Equal(synth[i] + bank[i], both[i], 1e-6f);
    }

    [Fact]
    public void A_layer_can_come_in_slowly_and_stand_aside()
    {
        var fading = Play(Of(new Layer { Program = 0, FadeIn = 0.2 }), 60);
        var plain = Play(Of(new Layer { Program = 0, Pan = -0.001 }), 60);
        Assert.True(Signals.LevelDb(fading.AsSpan(0, 2400)) < Signals.LevelDb(plain.AsSpan(0, 2400)) - 12);
        Assert.Equal(Signals.LevelDb(plain.AsSpan(14_400, 2400)), Signals.LevelDb(fading.AsSpan(14_400, 2400)), 0.1);

        var player = Of(new Layer { Program = 0, Pan = -1 });
        player.NoteOn(new NoteStart(60, 90));
        Assert.All(Played.Process(player, 0.1).Right, sample => Assert.Equal(0, sample));
    }

    [Fact]
    public void A_transposed_layer_is_released_with_its_note()
    {
        var player = Of(new Layer { Program = 0, Transpose = 12, DetuneCents = 7 });
        player.NoteOn(new NoteStart(60.03, 90));
        Played.Process(player, 0.1);
        player.NoteOff(60.03);
        Played.Process(player, 3);
        Assert.False(player.Process(new float[1], new float[1]));
    }

    private static double Level(IPlayer player, int key) => Signals.LevelDb(Play(player, key));

    private static float[] Play(IPlayer player, int key)
    {
        player.NoteOn(new NoteStart(key, 90));
        return Played.Process(player, 0.4).Left;
    }

    private IPlayer Of(params Layer[] layers) => Players.Of(
        new Instrument { Name = "layered", Family = "synth", Program = 0, Layers = [.. layers] }, _bank, new Seed(1));
}
