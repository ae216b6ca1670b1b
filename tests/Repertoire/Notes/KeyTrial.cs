using Cuewright.Engine.Instruments;
using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Performing;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Repertoire.Notes;

/// <summary>One key of an instrument at three velocities, and again as another note of the same velocity: what is wrong with it.</summary>
public sealed class KeyTrial
{
    private const double SilentDb = -110;
    private const double InTuneCents = 5;
    private const double MostAliasDb = -60;

    /// <summary>Chimes, drums and choirs of noise have no one pitch to be out of tune with.</summary>
    private const double LeastCertainty = 0.5;

    /// <summary>Of what plays a semitone or more beside the key hardly anything sounds at the key's own pitch.</summary>
    private const int FarthestSemitones = 6;
    private const double Absent = 0.1;

    /// <summary>What can be held is held so long that voices beating with each other are heard out.</summary>
    private const int LongSize = 131_072;
    private const int ShortSize = 32_768;
    private const int AttackSamples = SampleClock.Rate / 20;

    /// <summary>What is plucked or struck is loudest near its beginning; a synth's filter that closes drags phases along there, which is no pitch.</summary>
    private const double ShortPeak = 0.25;
    private const float Variation = 0.3f;

    private static readonly float[] Velocities = [40, 80, 120];

    /// <summary>Where the first note is off, more of them are heard: those of a unison lean this way and that.</summary>
    private static readonly float[] OtherVariations = [0.1f, 0.5f, 0.7f, 0.9f];

    private static readonly string[] Untuned = ["drums", "percussion", "effects", "noise"];

    [ThreadStatic]
    private static PitchMeter? LongMeter;

    [ThreadStatic]
    private static PitchMeter? ShortMeter;

    [ThreadStatic]
    private static PitchMeter? SynthMeter;

    private readonly Instrument _instrument;
    private readonly SoundFont _bank;
    private readonly int _key;
    private readonly NoteTrial[] _trials;
    private readonly double[] _centroids;

    public KeyTrial(Instrument instrument, SoundFont bank, int key)
    {
        (_instrument, _bank, _key) = (instrument, bank, key);
        _trials = [.. Velocities.Select(velocity => Play(velocity, Variation))];
        _centroids = [.. _trials.Select(trial => trial.CentroidHz)];
        Sounds = _trials[1].LevelDb > SilentDb;
        if (!Sounds) return;
        Repeats = _trials[1].Sound.SequenceEqual(Play(Velocities[1], 0.7f).Sound);
        if (Untuned.Contains(instrument.Family)) return;
        Cents = [.. Velocities.Select(OffCents)];
        if (key >= (instrument.Low + instrument.High) / 2) AliasDb = Aliases.LevelDb(instrument, bank, key);
    }

    public bool Sounds { get; }

    /// <summary>At each velocity, how far beside its pitch it is; empty for what has none.</summary>
    public double[] Cents { get; } = [];

    public double WorstCents => Cents.Length == 0 ? 0 : Cents.Max(Math.Abs);

    public double Brightening => _centroids[2] / _centroids[0];

    public double FallDb => _trials[1].FallDb;

    /// <summary>Of the upper half of the range.</summary>
    public double AliasDb { get; } = double.NegativeInfinity;

    private bool Repeats { get; }

    public IEnumerable<string> Faults()
    {
        for (var i = 0; i < Cents.Length; i++)
        {
            if (Math.Abs(Cents[i]) > InTuneCents) yield return $"{_key} off by {Cents[i]:F0} cents at {Velocities[i]}";
        }

        if (_centroids[0] >= _centroids[1] || _centroids[1] >= _centroids[2]) yield return $"{_key} not brighter ({string.Join(", ", _centroids.Select(hz => $"{hz:F0}"))} Hz)";
        if (Repeats) yield return $"{_key} repeats itself";
        if (_trials[1].IsCutDead) yield return $"{_key} cut dead";
        if (AliasDb > MostAliasDb) yield return $"{_key} aliases at {AliasDb:F0} dB";
    }

    private NoteTrial Play(float velocity, float variation)
    {
        var held = _instrument.Sustains ? AttackSamples + LongSize : SampleClock.Rate;
        return new NoteTrial(Players.Of(_instrument, _bank, new Seed(1)), new NoteStart(_key, velocity) { Variation = variation }, held);
    }

    private double OffCents(float velocity, int trial)
    {
        var meter = _instrument.Sustains ? LongMeter ??= new PitchMeter(LongSize)
            : _instrument.Heard.All(layer => layer.Synth is not null) ? SynthMeter ??= new PitchMeter(ShortSize)
            : ShortMeter ??= new PitchMeter(ShortSize, ShortPeak);
        meter.Forget();
        Hear(_trials[trial]);
        var cents = Read(meter);
        if (Math.Abs(cents) <= InTuneCents) return cents;
        foreach (var variation in OtherVariations) Hear(Play(velocity, variation));
        return Read(meter);

        void Hear(NoteTrial note) => meter.Hear(note.Sound.Slice(AttackSamples, meter.Size));
    }

    private double Read(PitchMeter meter)
    {
        var own = Semitones(0);
        var (best, semitones) = (own, 0);
        for (var aside = -FarthestSemitones; aside <= FarthestSemitones; aside++)
        {
            var other = Semitones(aside);
            if (own.Certainty < Absent && other.Certainty > best.Certainty) (best, semitones) = (other, aside);
        }

        return best.Certainty < LeastCertainty ? 0 : (100 * semitones) + best.Cents;

        // Bars and bells have no harmonics: their pitch is their lowest mode's, and its octave's where they have one.
        PitchReading Semitones(int aside) => meter.Read(SampleClock.Rate, 440 * Math.Pow(2, (_key + aside - 69) / 12.0), _instrument.Family == "mallets" ? 2 : PitchMeter.Partials);
    }
}
