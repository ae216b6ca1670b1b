using Cuewright.Engine.Dsp;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Rendering.Performing;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Rendering.Synths;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Rendering;

/// <summary>The one place that turns an instrument into someone who plays it.</summary>
internal static class Players
{
    private const double UnheardDb = 24;

    /// <param name="instrument">What is played.</param>
    /// <param name="bank">Where sampled sounds come from.</param>
    /// <param name="seed">The player's own: where slow movements begin.</param>
    public static IPlayer Of(Instrument instrument, SoundFont bank, Seed seed)
    {
        var heard = instrument.Heard;
        var manner = Manner.Of(instrument);
        var options = new SamplerOptions { Players = manner.Players, TailSeconds = (float)manner.TailSeconds, WanderCents = (float)manner.WanderCents, WanderDb = (float)manner.WanderDb };
        if (heard is [{ Transpose: 0, DetuneCents: 0, Pan: 0, FadeIn: 0, Low: 0, High: 127 } only]) return Of(only, instrument.GainDb, options, bank, seed);
        return new LayeredPlayer([.. heard.Select((layer, i) => (layer, Of(layer, instrument.GainDb, options, bank, seed.For("layer", i))))]);
    }

    /// <summary>How late its notes are heard; what lies far under the rest does not tell.</summary>
    public static AttackTimes Attacks(Instrument instrument, SoundFont bank)
    {
        var loudest = instrument.Heard.Max(layer => layer.GainDb);
        return instrument.Heard.Where(layer => layer.GainDb > loudest - UnheardDb).ToArray() switch
        {
            [{ Synth: { } synth, Transpose: 0 }] => SynthLibrary.Find(synth).Attacks,
            [{ Program: { } program, Transpose: 0 } only] => bank.Find(only.Bank, program).Attacks,
            _ => new AttackTimes(() => Of(instrument, bank, default)),
        };
    }

    private static IPlayer Of(Layer layer, double gainDb, SamplerOptions options, SoundFont bank, Seed seed)
    {
        gainDb += layer.GainDb;
        if (layer.Synth is { } synth) return new SynthPlayer(SynthLibrary.Find(synth), SampleClock.Rate, seed, gainDb);
        var program = layer.Program ?? throw new InvalidDataException("A layer names neither a program nor a synth.");
        if (layer.Bank == Kit.Bank) options = options with { Pans = Kit.Pans(program) };
        return new SamplerPlayer(bank.Find(layer.Bank, program), SampleClock.Rate, SamplerPlayer.HeadroomGain * (float)Decibels.ToGain(gainDb), options);
    }
}
