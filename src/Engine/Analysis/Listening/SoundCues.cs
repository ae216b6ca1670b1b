using Cuewright.Engine.Dsp;

namespace Cuewright.Engine.Analysis.Listening;

/// <summary>What tells speech, music and noise apart, each over about a second.</summary>
internal enum Cue
{
    /// <summary>How the spectrum changes its shape at the pace of syllables, 2 to 8 times a second.</summary>
    Articulation,

    /// <summary>How hiss takes turns with tone, as consonants do with vowels.</summary>
    Hiss,

    /// <summary>Changes too quick for syllables.</summary>
    Flutter,

    /// <summary>Changes too slow for syllables.</summary>
    Drift,

    /// <summary>How far it stands above the quietest of the seconds around.</summary>
    Rise,

    /// <summary>How far the loud tenth of the seconds around stands above the quiet one: little in a steady noise, which flattens all else.</summary>
    Depth,

    /// <summary>How much of it has a pitch that stays, as notes do.</summary>
    Steady,

    /// <summary>How much of it has a pitch that slides, as voices do.</summary>
    Glide,

    /// <summary>How much of it has a pitch where people speak.</summary>
    LowPitch,

    /// <summary>How many of the lower bands take part: a whistle or a bell fills few.</summary>
    Breadth,

    /// <summary>How far the brightness wanders.</summary>
    Wander,
}

/// <summary>Turns the numbers of all frames into the cues of each.</summary>
internal sealed class SoundCues
{
    /// <summary>Frames to each side.</summary>
    private const int HalfSecond = SoundMeter.PerSecond / 2;
    private const int Syllable = SoundMeter.PerSecond / 6;

    /// <summary>So far below the loud parts nothing counts, nor below an absolute level: dither is not a floor to rise from.</summary>
    private const double RangeDb = 60;
    private const double QuietestDb = -90;

    private const double SurroundingSeconds = 3;
    private const double Quiet = 0.1;
    private const double Loud = 0.9;
    private const double ClearlyAboveDb = 6;

    /// <summary>A pitch that moves less in a fiftieth of a second stays; more than the second it has jumped. In semitones.</summary>
    private const double StaysWithin = 0.08;
    private const double JumpsFrom = 1.5;

    private static readonly double SpokenPitch = 12 * Math.Log2(260);

    /// <summary>Bands by their place in <see cref="SoundMeter.BandEdgesHz"/>: voices, vowels, hisses, the lower ones.</summary>
    private static readonly Range Voice = 1..13, Vowels = 2..9, Hisses = 13..15, Lower = 1..6;

    private readonly IReadOnlyList<SoundNumbers> _frames;
    private readonly double[][] _bands;
    private readonly double[][] _cues = new double[Enum.GetValues<Cue>().Length][];

    public SoundCues(IReadOnlyList<SoundNumbers> frames)
    {
        _frames = frames;
        VoiceDb = [.. frames.Select(frame => (double)frame.VoiceDb)];
        var quietest = Math.Max(QuietestDb, Percentile([.. VoiceDb.Order()], 0.95) - RangeDb);
        for (var i = 0; i < VoiceDb.Length; i++) VoiceDb[i] = Math.Max(VoiceDb[i], quietest);
        _bands = [.. Enumerable.Range(0, SoundMeter.BandEdgesHz.Length - 1).Select(band => frames.Select(frame => Math.Max(frame.BandsDb[band], quietest)).ToArray())];
        Modulations();
        Pitches();
        Levels();
    }

    public double[] VoiceDb { get; }

    /// <summary>Level of each band over the frames.</summary>
    public double[][] BandsDb => _bands;

    public double[] this[Cue cue] => _cues[(int)cue];

    private int Count => _frames.Count;

    private void Modulations()
    {
        var (flutter, drift) = (new double[Count], new double[Count]);
        var (sum, squares, hiss) = (new double[Count], new double[Count], new double[Count]);
        for (var band = 0; band < _bands.Length; band++)
        {
            var (quick, syllable, slow) = (Smooth.Over(_bands[band], 1), Smooth.Over(_bands[band], Syllable), Smooth.Over(_bands[band], 5 * Syllable));
            var hissShare = Share(Hisses, band) - Share(Vowels, band);
            var voiceShare = Share(Voice, band);
            for (var i = 0; i < Count; i++)
            {
                var moved = quick[i] - syllable[i];
                hiss[i] += hissShare * moved;
                sum[i] += voiceShare * moved;
                squares[i] += voiceShare * moved * moved;
                flutter[i] += voiceShare * Square(_bands[band][i] - quick[i]);
                drift[i] += voiceShare * Square(syllable[i] - slow[i]);
            }
        }

        Set(Cue.Flutter, Root(Smooth.Over(flutter, HalfSecond)));
        Set(Cue.Drift, Root(Smooth.Over(drift, 2 * HalfSecond)));
        Set(Cue.Hiss, Root(Smooth.Over([.. hiss.Select(Square)], HalfSecond)));
        // What all bands do together is loudness; what is left is shape.
        Set(Cue.Articulation, Root(Smooth.Over([.. squares.Zip(sum, (square, mean) => square - (mean * mean))], HalfSecond)));
    }

    private void Pitches()
    {
        var (steady, glide, low) = (new double[Count], new double[Count], new double[Count]);
        for (var i = 0; i < Count; i++)
        {
            var before = _frames[Math.Max(0, i - 1)];
            var clarity = Math.Min(_frames[i].Clarity, before.Clarity);
            var moved = Math.Abs(_frames[i].Pitch - before.Pitch);
            if (moved <= StaysWithin) steady[i] = clarity;
            else if (moved < JumpsFrom) glide[i] = clarity;
            if (_frames[i].Pitch < SpokenPitch) low[i] = _frames[i].Clarity;
        }

        Set(Cue.Steady, Smooth.Over(steady, HalfSecond));
        Set(Cue.Glide, Smooth.Over(glide, HalfSecond));
        Set(Cue.LowPitch, Smooth.Over(low, HalfSecond));
    }

    private void Levels()
    {
        Set(Cue.Rise, [.. Smooth.Over(VoiceDb, 5).Zip(Surroundings(VoiceDb).Quiet, (level, quiet) => level - quiet)]);

        var (above, depth) = (new double[Count], new double[Count]);
        for (var band = 0; band < _bands.Length; band++)
        {
            var (voiceShare, lowerShare) = (Share(Voice, band), Share(Lower, band));
            if (voiceShare == 0) continue;
            var (quiet, loud) = Surroundings(_bands[band]);
            for (var i = 0; i < Count; i++)
            {
                depth[i] += voiceShare * (loud[i] - quiet[i]);
                if (_bands[band][i] > quiet[i] + ClearlyAboveDb) above[i] += lowerShare;
            }
        }

        Set(Cue.Depth, depth);
        Set(Cue.Breadth, Smooth.Over(above, HalfSecond));

        var centre = new double[Count];
        for (var i = 0; i < Count; i++)
        {
            var (weighed, all) = (0.0, 0.0);
            for (var band = 0; band < _bands.Length; band++)
            {
                var power = Decibels.ToPower(_bands[band][i]);
                weighed += band * power;
                all += power;
            }

            centre[i] = weighed / all;
        }

        var (mean, meanSquare) = (Smooth.Over(centre, HalfSecond), Smooth.Over([.. centre.Select(Square)], HalfSecond));
        Set(Cue.Wander, Root([.. meanSquare.Zip(mean, (square, middle) => square - (middle * middle))]));
    }

    /// <summary>The levels that a tenth of the seconds around stay below and above, looked up twice a second.</summary>
    private static (double[] Quiet, double[] Loud) Surroundings(double[] levels)
    {
        const int Reach = (int)(SurroundingSeconds * SoundMeter.PerSecond);
        var (quiet, loud) = (new double[levels.Length], new double[levels.Length]);
        for (var start = 0; start < levels.Length; start += HalfSecond)
        {
            var (from, to) = (Math.Max(0, start - Reach), Math.Min(levels.Length, start + HalfSecond + Reach));
            var length = Math.Min(HalfSecond, levels.Length - start);
            var sorted = levels[from..to].Order().ToArray();
            quiet.AsSpan(start, length).Fill(Percentile(sorted, Quiet));
            loud.AsSpan(start, length).Fill(Percentile(sorted, Loud));
        }

        return (quiet, loud);
    }

    private static double Percentile(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

    private double Share(Range bands, int band)
    {
        var (first, length) = bands.GetOffsetAndLength(_bands.Length);
        return band >= first && band < first + length ? 1.0 / length : 0;
    }

    private void Set(Cue cue, double[] values) => _cues[(int)cue] = values;

    private static double Square(double value) => value * value;

    private static double[] Root(double[] squares) => [.. squares.Select(square => Math.Sqrt(Math.Max(0, square)))];
}
