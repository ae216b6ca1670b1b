using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Writing;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Accents;

/// <summary>Writes one effect at all moments that call for it.</summary>
internal static class EffectWriter
{
    /// <summary>A lead-up shorter than this is heard as a mistake.</summary>
    private const long ShortestLead = Ticks.PerQuarter;

    public static ImmutableArray<Note> Write(EffectPlayer player, Sketch sketch, ImmutableArray<Moment> moments)
    {
        var sheet = new Sheet(sketch.Plan);
        long before = 0;
        foreach (var moment in moments)
        {
            var named = moment.Effects.Contains(player.Spec.Name);
            if (named && (moment.IsHit || player.Spec.Levels.Holds(moment.Energy))) WriteAt(sheet, player, sketch, moment, before);
            if (!moment.InPassing) before = moment.Tick;
        }

        return sheet.ToNotes();
    }

    private static void WriteAt(Sheet sheet, EffectPlayer player, Sketch sketch, Moment moment, long before)
    {
        var spec = player.Spec;
        var length = (long)(spec.Quarters * Ticks.PerQuarter);
        var lead = Math.Max(before, moment.Tick - length);
        // Nothing rings into the last chord.
        var end = Math.Min(moment.Written < sketch.Plan.FinalTick ? sketch.Plan.FinalTick : sketch.Plan.EndTick, moment.Tick + length);
        var velocity = spec.Velocity + (3 * (moment.Energy - 4)) + (20 * (moment.Weight - 1));
        switch (spec.Kind)
        {
            case EffectKind.Strike:
                foreach (var key in Keys(player, sketch, moment.Written)) sheet.AddFreely(moment.Tick, end, key, velocity, Articulation.Accent);
                break;
            case EffectKind.Stab:
                foreach (var key in Tutti(player, sketch, moment.Written)) sheet.AddFreely(moment.Tick, end, key, velocity, Articulation.Accent);
                break;
            case EffectKind.Roll when moment.Tick - lead >= ShortestLead:
                for (var tick = lead; tick < moment.Tick; tick += Ticks.PerSixteenth / 2)
                {
                    var grown = (double)(tick - lead) / (moment.Tick - lead);
                    var loud = velocity * (0.25 + (0.7 * grown * grown));
                    foreach (var key in Keys(player, sketch, moment.Written)) sheet.AddFreely(tick, tick + (Ticks.PerSixteenth / 2), key, loud);
                }

                break;
            case EffectKind.Build when moment.Tick - lead >= ShortestLead:
                Build(sheet, [.. Keys(player, sketch, moment.Written)], lead, moment.Tick, velocity);
                break;
            case EffectKind.Swell:
                // Its speed is its own: it begins in time to be at its height on the moment, or not at all.
                var tempo = sketch.Plan.Tempo;
                var seconds = tempo.SecondsAt(moment.Tick) - spec.Seconds;
                if (seconds >= tempo.SecondsAt(before)) sheet.AddFreely((long)tempo.TicksAt(seconds), moment.Tick, player.Low, velocity);
                break;
            case EffectKind.Run when moment.Tick - lead >= ShortestLead:
                Run(sheet, player, sketch, lead, moment.Tick, velocity);
                break;
        }
    }

    /// <summary>The first half in quarters, the third quarter in eighths, then sixteenths, all growing.</summary>
    private static void Build(Sheet sheet, int[] keys, long from, long to, double velocity)
    {
        for (var tick = from; tick < to;)
        {
            var grown = (double)(tick - from) / (to - from);
            foreach (var key in keys) sheet.AddFreely(tick, tick + Ticks.PerSixteenth, key, velocity * (0.45 + (0.55 * grown)));
            tick += grown < 0.5 ? Ticks.PerQuarter : grown < 0.75 ? Ticks.PerEighth : Ticks.PerSixteenth;
        }
    }

    /// <summary>Drums by name; other instruments sound the bass of the chord that begins there.</summary>
    private static IEnumerable<int> Keys(EffectPlayer player, Sketch sketch, long tick) => player.Spec.Keys.IsEmpty
        ? [Pitches.AtOrAbove(sketch.Chart.At(tick).Chord.Bass, player.Low)]
        : player.Spec.Keys.Select(key => Kit.Key(key, player.Instrument));

    private static ImmutableArray<int> Tutti(EffectPlayer player, Sketch sketch, long tick) =>
        Voicing.Set(sketch.Chart.At(tick).Chord, [], new VoicingRules(4, player.Low, player.High));

    /// <summary>Up the scale in thirty-seconds, to arrive just below the moment.</summary>
    private static void Run(Sheet sheet, EffectPlayer player, Sketch sketch, long from, long to, double velocity)
    {
        const long Step = Ticks.PerSixteenth / 2;
        var span = sketch.Chart.At(from);
        var tones = Scale.Of(span.Key, span.Chord).Between(player.Low, player.High);
        var count = Math.Min(tones.Length, (int)((to - from) / Step));
        for (var i = 0; i < count; i++)
        {
            var start = to - ((count - i) * Step);
            sheet.AddFreely(start, to, tones[tones.Length - count + i], velocity * (0.5 + (0.5 * (i + 1) / count)));
        }
    }
}
