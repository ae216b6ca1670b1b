using Cuewright.Engine.Analysis.Listening;
using Cuewright.Engine.Seeds;

namespace Cuewright.Clips.Sounds;

/// <summary>What else is heard in clips, made of chance and filters. Any level; <see cref="SoundMix"/> sets it.</summary>
public static class Noises
{
    private const int Rate = SoundListener.Rate;

    public static IReadOnlyDictionary<string, Func<int, Seed, float[]>> All { get; } = new Dictionary<string, Func<int, Seed, float[]>>
    {
        ["white"] = (length, seed) => White(length, seed.Begin()),
        ["pink"] = (length, seed) => Pink(length, seed.Begin()),
        ["street"] = Street,
        ["wind"] = Wind,
        ["rain"] = Rain,
        ["engine"] = EngineHum,
        ["knocks"] = (length, seed) => Knocks(length, 4, seed.Begin()),
        ["siren"] = Siren,
    };

    private static float[] White(int length, Chance chance) => Fill(length, _ => chance.Bell(1));

    /// <summary>Three leaky sums of white noise, 3 dB down an octave within half a decibel (Paul Kellet's economy filter).</summary>
    private static float[] Pink(int length, Chance chance)
    {
        var (b0, b1, b2) = (0.0, 0.0, 0.0);
        return Fill(length, _ =>
        {
            var white = chance.Bell(1);
            b0 = (0.99765 * b0) + (white * 0.0990460);
            b1 = (0.96300 * b1) + (white * 0.2965164);
            b2 = (0.57000 * b2) + (white * 1.0526913);
            return b0 + b1 + b2 + (white * 0.1848);
        });
    }

    /// <summary>A low rumble, cars that pass every few seconds with their engines, and a horn now and then.</summary>
    private static float[] Street(int length, Seed seed)
    {
        var chance = seed.Begin();
        var rumble = LowPassed(Pink(length, chance), 400);
        var hiss = Pink(length, chance);
        for (var car = 0; car < length / Rate / 3 + 1; car++)
        {
            var (middle, width, hz) = (chance.Between(0, length), Rate * chance.Between(0.8, 2.5), chance.Between(40, 110));
            for (var i = 0; i < length; i++)
            {
                var near = Math.Exp(-Square((i - middle) / width));
                rumble[i] += (float)(near * ((0.5 * hiss[i]) + (0.3 * Buzz(hz * i / Rate, 12))));
            }
        }

        for (var horn = Rate * 3; horn + Rate < length; horn += Rate * 7)
        {
            for (var i = 0; i < Rate / 3; i++) rumble[horn + i] += (float)(0.5 * Math.Sin(2 * Math.PI * 440 * i / Rate));
        }

        return rumble;
    }

    /// <summary>Gusts that swell and whistle.</summary>
    private static float[] Wind(int length, Seed seed)
    {
        var chance = seed.Begin();
        var (low, whistle) = (LowPassed(White(length, chance), 200), LowPassed(White(length, chance), 900));
        var (gusts, flutter) = (Slow(length, 0.7, chance), Slow(length, 2.5, chance));
        return Fill(length, i => Math.Exp((0.9 * gusts[i]) + (0.5 * flutter[i])) * ((3 * low[i]) + (0.4 * whistle[i])));
    }

    private static float[] Rain(int length, Seed seed)
    {
        var chance = seed.Begin();
        var rain = White(length, chance);
        for (var drop = 0; drop < length / Rate * 60; drop++)
        {
            var (at, force) = (chance.Next(length - 200), chance.Between(0, 5));
            for (var i = 0; i < 120; i++) rain[at + i] += (float)(force * Math.Exp(-i / 15.0) * chance.Bell(1));
        }

        return rain;
    }

    /// <summary>An engine whose speed drifts.</summary>
    private static float[] EngineHum(int length, Seed seed)
    {
        var chance = seed.Begin();
        var speed = Slow(length, 0.5, chance);
        var turned = 0.0;
        return Fill(length, i =>
        {
            turned += 60 * Math.Exp(0.25 * speed[i]) / Rate;
            return Buzz(turned, 25) + chance.Bell(0.3);
        });
    }

    /// <summary>Wood knocked on at a pace: the pace of syllables, at four a second.</summary>
    private static float[] Knocks(int length, double perSecond, Chance chance)
    {
        var knocks = Fill(length, _ => chance.Bell(0.003));
        for (var at = 0.1; at < ((double)length / Rate) - 0.3; at += 1 / perSecond)
        {
            var (start, hz, force) = ((int)((at + chance.Bell(0.02)) * Rate), chance.Between(300, 420), chance.Between(0.6, 1));
            for (var i = 0; i < Rate / 6; i++)
            {
                var t = (double)i / Rate;
                knocks[start + i] += (float)(force * ((Math.Sin(2 * Math.PI * hz * t) * Math.Exp(-40 * t)) + (0.5 * Math.Sin(2 * Math.PI * 2.7 * hz * t) * Math.Exp(-60 * t)) + (chance.Bell(0.4) * Math.Exp(-150 * t))));
            }
        }

        return knocks;
    }

    private static float[] Siren(int length, Seed seed)
    {
        var chance = seed.Begin();
        var turned = 0.0;
        return Fill(length, i =>
        {
            turned += (700 + (300 * Math.Sin(2 * Math.PI * i / Rate))) / Rate;
            return Buzz(turned, 4) + chance.Bell(0.05);
        });
    }

    /// <summary>A tone with so many harmonics, after so many turns.</summary>
    private static double Buzz(double turns, int harmonics)
    {
        var sum = 0.0;
        for (var k = 1; k <= harmonics; k++) sum += Math.Sin(2 * Math.PI * k * turns) / k;
        return sum;
    }

    private static float[] LowPassed(float[] samples, double hz)
    {
        var (keep, value) = (Math.Exp(-2 * Math.PI * hz / Rate), 0.0);
        return Fill(samples.Length, i => value = (keep * value) + ((1 - keep) * samples[i]));
    }

    /// <summary>A bell-shaped value that wanders so many times a second.</summary>
    private static double[] Slow(int length, double hz, Chance chance)
    {
        var points = Enumerable.Range(0, (int)(length * hz / Rate) + 2).Select(_ => chance.Bell(1)).ToArray();
        return [.. Enumerable.Range(0, length).Select(i =>
        {
            var at = i * hz / Rate;
            return points[(int)at] + ((at - (int)at) * (points[(int)at + 1] - points[(int)at]));
        })];
    }

    private static float[] Fill(int length, Func<int, double> value)
    {
        var samples = new float[length];
        for (var i = 0; i < length; i++) samples[i] = (float)value(i);
        return samples;
    }

    private static double Square(double value) => value * value;
}
