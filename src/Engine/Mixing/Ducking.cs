using System.Collections.Immutable;
using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mixing;

/// <summary>
/// Music that makes room for speech: where someone talks the band that makes words clear is dipped first, and what is then
/// still missing is taken from the whole. Two gains over time, the same for every bus, so stems still add up.
/// </summary>
internal sealed record Ducking(Lane Gain, Lane Clarity)
{
    /// <summary>Speech stands so far above the music.</summary>
    public const double DistanceLu = 12;

    /// <summary>Never softer than this against the music alone: below it the music only seems to have stopped.</summary>
    private const double DeepestDb = -30;

    private const double ClarityDb = -4.5;

    /// <summary>
    /// Where the music itself grows or falls under long speech the fader follows, slowly, so that the distance stays within
    /// this of what is wanted.
    /// </summary>
    private const double LeewayLu = 1;
    private const double MostUpDb = 4;
    private const int HopsPerSecond = 10;
    private const int WindowHops = 2 * HopsPerSecond;
    private const int SmoothHops = HopsPerSecond;

    // Down before the first word; slow enough not to be heard as an effect; and through every breath.
    private static readonly DipTiming Timing = new()
    {
        LeadSeconds = 0.2,
        AttackSeconds = 0.12,
        HoldSeconds = 0.3,
        ReleaseSeconds = 0.6,
        BridgeSeconds = 0.9,
    };

    /// <summary>What was done under each utterance, in order.</summary>
    public ImmutableArray<MadeRoom> Rooms { get; init; } = [];

    /// <summary>Speech without the gaps that are not worth coming back for; what is said to either method below is taken as it is.</summary>
    public static ImmutableArray<Passage> Joined(IEnumerable<Passage> speech) =>
        [.. Timing.Bridge(speech.Select(span => new Dip(span.StartSeconds, span.EndSeconds, 0))).Select(span => new Passage(span.StartSeconds, span.EndSeconds))];

    /// <summary>Measures the music where someone talks and turns it down as far as needed there.</summary>
    public static Ducking Under(IEnumerable<Utterance> speech, Mix music) => Until((said, _) => said.Lufs - DistanceLu, follows: true, speech, music);

    /// <summary>Turns the music down by so many decibels where someone talks, however loud either is.</summary>
    public static Ducking By(double db, IEnumerable<Utterance> speech, Mix music) => Until((_, loudness) => loudness - db, follows: false, speech, music);

    /// <param name="limit">How loud the music may be under an utterance, from what is said and how loud the music is.</param>
    /// <param name="follows">Whether the distance is held while the music moves.</param>
    /// <param name="speech">Beyond the music, where nothing is to be turned down, it is passed over.</param>
    /// <param name="music">Times count from its start.</param>
    private static Ducking Until(Func<Utterance, double, double> limit, bool follows, IEnumerable<Utterance> speech, Mix music)
    {
        var rooms = ImmutableArray.CreateBuilder<MadeRoom>();
        var (gains, bands) = (new List<Dip>(), new List<Dip>());
        foreach (var said in speech.Where(said => said.EndSeconds > 0 && said.StartSeconds < SampleClock.SecondsAt(music.LengthSamples)))
        {
            var loudness = Loudness(Energies(music, said, Still));
            var missing = limit(said, loudness) - loudness;
            if (missing >= 0)
            {
                rooms.Add(new MadeRoom(said.StartSeconds, said.EndSeconds, 0, 0, said.Lufs - loudness));
                continue;
            }

            var energies = Energies(music, said, Still with { Clarity = new Lane([(0, Decibels.ToGain(ClarityDb))]) });
            var dipped = Loudness(energies);
            var gain = Math.Clamp(loudness + missing - dipped, DeepestDb, 0);
            DipMove[] moves = follows ? Followed(said, energies, gain) : [];
            bands.Add(new Dip(said.StartSeconds, said.EndSeconds, ClarityDb));
            gains.Add(new Dip(said.StartSeconds, said.EndSeconds, moves.Length > 0 ? moves[0].Db : gain) { Moves = moves });
            rooms.Add(new MadeRoom(said.StartSeconds, said.EndSeconds, gain, ClarityDb, said.Lufs - dipped - gain));
        }

        return new Ducking(Lane.Dips(gains, Timing), Lane.Dips(bands, Timing)) { Rooms = rooms.ToImmutable() };
    }

    /// <summary>The gain over an utterance, ten times a second.</summary>
    private static DipMove[] Followed(Utterance said, double[] energies, double gain)
    {
        var middle = Loudness(energies);
        var wanted = energies.Select((_, hop) =>
        {
            var beyond = Loudness(Around(energies, hop, WindowHops)) - middle;
            return Math.Min(MostUpDb, Math.Clamp(beyond, -LeewayLu, LeewayLu) - beyond);
        }).ToArray();
        return [.. wanted.Select((_, hop) => new DipMove(
            Math.Max(0, said.StartSeconds) + ((hop + 0.5) / HopsPerSecond), Math.Clamp(gain + Around(wanted, hop, SmoothHops).Average(), DeepestDb, 0)))];
    }

    private static double[] Around(double[] values, int at, int width) => values[Math.Max(0, at - (width / 2))..Math.Min(values.Length, at + (width / 2) + 1)];

    private static Ducking Still => new(Lane.One, Lane.One);

    private static double Loudness(double[] energies) => LoudnessGate.Loudness(energies.Average());

    /// <summary>K-weighted energy of the music under what is said, through a ducking, in tenths of a second; at least one.</summary>
    private static double[] Energies(Mix music, Utterance said, Ducking through)
    {
        const int hop = SampleClock.Rate / HopsPerSecond;
        var start = Math.Clamp(SampleClock.SamplesAt(said.StartSeconds), 0, music.LengthSamples);
        var end = Math.Clamp(SampleClock.SamplesAt(said.EndSeconds), start, music.LengthSamples);
        var ducker = new Ducker(through);
        var weighting = KWeighting.Create(SampleClock.Rate);
        var (left, right) = (new float[hop], new float[hop]);
        var energies = new double[Math.Max(1, (end - start + hop - 1) / hop)];
        for (var at = start; at < end; at += hop)
        {
            var count = (int)Math.Min(hop, end - at);
            var here = left.AsSpan(0, count);
            var there = right.AsSpan(0, count);
            music.Read(at, here, there);
            ducker.Process(at, here, there);
            weighting.Process(here, there, here, there);
            energies[(at - start) / hop] = ((double)TensorPrimitives.SumOfSquares<float>(here) + TensorPrimitives.SumOfSquares<float>(there)) / count;
        }

        return energies;
    }
}

/// <summary>Someone talks from here to there, so loud: LUFS of the talking alone, on the same scale as the music.</summary>
internal readonly record struct Utterance(double StartSeconds, double EndSeconds, double Lufs);

/// <summary>How far the music was turned down under an utterance, as a whole and where words are made clear, and how far the speech then stands above it.</summary>
internal readonly record struct MadeRoom(double StartSeconds, double EndSeconds, double GainDb, double ClarityDb, double DistanceLu);
