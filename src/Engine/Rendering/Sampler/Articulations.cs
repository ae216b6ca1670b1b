namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>What becomes of a recording's start and of the bank's envelopes when notes are slurred, short, or long and soft.</summary>
internal static class Articulations
{
    /// <summary>A slurred note begins behind the attack of its recording, faded in over what sounded before.</summary>
    private const float SlurSkipsSeconds = 0.09f;
    private const float SlurFadeSeconds = 0.04f;

    /// <summary>Notes shorter than this are begun and ended more quickly, down to half.</summary>
    private const float ShortSeconds = 0.3f;

    /// <summary>Long soft notes of sustained sounds grow out of nothing: at the softest by so much more.</summary>
    private const float LongSeconds = 1.2f;
    private const float SoftVelocity = 80;
    private const float SoftAttackSeconds = 0.08f;

    /// <summary>Where in the recording the note begins; where a loop begins, the attack is over.</summary>
    public static double Start(double bankStart, in NoteStart note, Zone zone)
    {
        if (!note.IsSlurred) return bankStart;
        return Math.Max(bankStart, Math.Min(bankStart + (SlurSkipsSeconds * zone.SampleRate), zone.Sample.LoopStart));
    }

    public static EnvelopeShape Volume(in EnvelopeShape bank, in NoteStart note, bool sustains, float tailSeconds, int sampleRate)
    {
        var (attack, release) = (Attack(bank, note, sampleRate), Math.Max(bank.Release, tailSeconds * sampleRate));
        if (note.Seconds is > 0 and < ShortSeconds)
        {
            var length = 0.5f + (note.Seconds / ShortSeconds / 2);
            attack *= length;
            release *= length;
        }
        else if (sustains && note.Seconds > LongSeconds && note.Velocity < SoftVelocity && !note.IsSlurred)
        {
            attack += SoftAttackSeconds * (1 - (note.Velocity / SoftVelocity)) * sampleRate;
        }

        return bank with { Attack = attack, Release = release };
    }

    public static EnvelopeShape Modulation(in EnvelopeShape bank, in NoteStart note, int sampleRate) => bank with { Attack = Attack(bank, note, sampleRate) };

    private static float Attack(in EnvelopeShape bank, in NoteStart note, int sampleRate) => note.IsSlurred ? SlurFadeSeconds * sampleRate : bank.Attack;
}
