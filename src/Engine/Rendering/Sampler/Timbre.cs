namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>
/// How velocity and expression colour a voice. A recording shows its hardest velocity; softer playing takes the upper
/// partials away faster than the level. Two means: a filter that closes, and highs that are weighed against the lows.
/// </summary>
internal readonly struct Timbre
{
    /// <summary>The filter's cutoff cannot stand higher.</summary>
    private const float Open = 13500;

    /// <summary>The darkest a note gets at no velocity and no expression: four partials of it, or 1200 Hz.</summary>
    private const float DarkestAboveKeyCents = 2400;
    private const float DarkestCents = 8640;

    /// <summary>Highs begin at the third partial, or at 500 Hz.</summary>
    private const float SplitAboveKeyCents = 1902;
    private const float SplitCents = 7122;

    /// <summary>From no brightness to full the highs gain 19 dB; at the usual one they are as recorded.</summary>
    private const float SpanCentibels = 190;
    private const float UsualBrightness = 0.64f;

    /// <summary>A recording of soft playing is dark by itself, but not by as much as it lies below the hardest.</summary>
    private const float SoftRecording = 0.6f;

    private readonly float _bankCutoff;
    private readonly float _openCutoff;
    private readonly float _darkRange;
    private readonly float _brightness;
    private readonly float _span;

    /// <summary>As the bank has it, whatever the expression.</summary>
    public Timbre(float bankCutoffCents)
    {
        _bankCutoff = _openCutoff = Math.Min(bankCutoffCents, Open);
    }

    public Timbre(Zone zone, in NoteStart note, float bankCutoffCents, float darkness, int sampleRate)
        : this(bankCutoffCents)
    {
        var key = (float)(100 * note.Key);
        _openCutoff = Math.Min(zone.CutoffCents((float)note.Key, zone.TopVelocity), Open);
        _darkRange = Math.Max(0, _openCutoff - Math.Max(DarkestCents, key + DarkestAboveKeyCents));
        var below = Math.Max(0, zone.TopVelocity - note.Velocity) + (SoftRecording * (127 - zone.TopVelocity));
        _brightness = (1 - darkness) * (1 - (below / 127));
        _span = SpanCentibels;
        var splitHertz = Exponential.HertzOfCents(Math.Max(SplitCents, key + SplitAboveKeyCents));
        Split = 1 - MathF.Exp(-2 * MathF.PI * splitHertz / sampleRate);
    }

    /// <summary>Share of the way to the sound that the lows go in a sample: where they part from the highs.</summary>
    public float Split { get; }

    /// <summary>0 to 1, at a level of expression.</summary>
    public float Softness(float expression) => 1 - (_brightness * expression);

    public float CutoffCents(float softness) => Math.Min(_bankCutoff, _openCutoff - (_darkRange * softness * softness));

    /// <summary>The weight of the highs.</summary>
    public float Highs(float softness) => _span == 0 ? 1 : Exponential.AmplitudeOfCentibels(_span * (softness - (1 - UsualBrightness)));
}
