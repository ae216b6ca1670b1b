using System.Diagnostics;
using Cuewright.Engine.Foley;
using Cuewright.Engine.Foley.Playing;
using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;
using Cuewright.Media;

namespace Cuewright.Bench;

/// <summary>Every named sound as it usually occurs, to listen to and to measure, and how fast it is made.</summary>
internal static class SoundsBench
{
    private const string DefaultFolder = "sounds";
    private const int SeedsEach = 3;
    private const double BedSeconds = 6;
    private const double StartSeconds = 0.25;

    public static async Task<int> RunAsync(string[] args)
    {
        var folder = Directory.CreateDirectory(args is [var given, ..] ? given : DefaultFolder).FullName;
        var wanted = args.Skip(1).ToArray();
        Console.WriteLine("| sound | family | kind | level | × real time |\n|---|---|---|---|---|");
        foreach (var sound in SoundLibrary.All.Where(sound => wanted.Length == 0 || wanted.Contains(sound.Name) || wanted.Contains(sound.Family)))
        {
            var gain = NaturalLevel.GainOf(sound);
            var (made, spent) = (0.0, TimeSpan.Zero);
            for (var seed = 1; seed <= SeedsEach; seed++)
            {
                var path = Path.Combine(folder, $"{sound.Name.Replace(' ', '-')}.{seed}.wav");
                var (seconds, time) = await WriteAsync(sound, seed, path);
                made += seconds;
                spent += time;
            }

            Console.WriteLine($"| {sound.Name} | {sound.Family} | {sound.Kind} | {sound.Level:0} (gain {20 * Math.Log10(gain):0.0} dB) | {made / spent.TotalSeconds:0} |");
        }

        return 0;
    }

    private static async Task<(double Seconds, TimeSpan Spent)> WriteAsync(NamedSound sound, int seed, string path)
    {
        var seconds = StartSeconds + (sound.Kind == SoundKind.Event ? LengthOf(sound, seed) : sound.Kind == SoundKind.Lasting ? sound.Seconds + 1 : BedSeconds) + ((sound.Times - 1) * sound.GapSeconds);
        var sheet = new FoleySheet
        {
            LengthSamples = SampleClock.SamplesAt(Math.Max(1, seconds)),
            Place = "outdoors",
            Events = sound.Kind == SoundKind.Bed ? [] : [.. Enumerable.Range(0, sound.Times).Select(time => Occurring(sound, time))],
            Beds = sound.Kind == SoundKind.Bed ? [new BedCue { Start = 0, End = seconds, Sound = sound.Name, Because = "" }] : [],
            Decisions = [],
        };
        var watch = Stopwatch.StartNew();
        var mix = Mix.Record(new EffectsPlayer(sheet, new Seed((ulong)seed), separate: false), null, CancellationToken.None);
        var spent = watch.Elapsed;
        await using var sink = await new FfmpegMedia().OpenSinkAsync(new DeliveryOrder { OutputPath = path, LengthSamples = mix.LengthSamples }, CancellationToken.None);
        var (left, right) = (new float[mix.LengthSamples], new float[mix.LengthSamples]);
        mix.Read(0, left, right);
        await sink.WriteAsync(left, right, CancellationToken.None);
        await sink.CompleteAsync(CancellationToken.None);
        sink.Publish();
        return (SampleClock.SecondsAt(mix.LengthSamples), spent);
    }

    private static EffectCue Occurring(NamedSound sound, int time) =>
        new() { Seconds = StartSeconds + (time * sound.GapSeconds), Sound = sound.Name, Variation = time, Because = "" };

    /// <summary>Until it has died away, and a little room after it.</summary>
    private static double LengthOf(NamedSound sound, int seed)
    {
        var sounding = sound.Begin(Manner.Usual, sound.Seconds, Occurrence.Of(new Seed((ulong)seed), sound, 0));
        var (left, right) = (new float[4800], new float[4800]);
        var samples = 0;
        while (samples < 20 * SampleClock.Rate && sounding.Read(left, right) is > 0 and var count) samples += count;
        return SampleClock.SecondsAt(samples) + 0.5;
    }
}
