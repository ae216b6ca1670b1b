using System.Collections.Concurrent;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Rendering.Performing;

/// <summary>
/// How long after a note begins it is heard to begin. A plucked string is heard at once, a bow takes its time: who wants to
/// be heard on the beat starts early by that much. Measured once for each key, degree of force and length, by listening to the
/// player alone.
/// </summary>
internal sealed class AttackTimes(Func<IPlayer> someone)
{
    /// <summary>Of what is not heard to begin.</summary>
    public static readonly AttackTimes None = new(() => throw new InvalidOperationException("Nobody to listen to."));

    /// <summary>A player hurries ahead no further than this, however slow the sound: earlier, its beginning would be heard before the beat.</summary>
    private const double LongestSeconds = 0.06;

    private const double HeardSeconds = 0.1;
    private const int CellSamples = 24;
    private const double CellsPerSecond = (double)SampleClock.Rate / CellSamples;

    /// <summary>The ear compares the present few milliseconds with the last few; and other music sounds, 25 dB under the note.</summary>
    private const double PresentSeconds = 0.005;
    private const double PastSeconds = 0.02;
    private const double Floor = 0.00316;

    /// <summary>Force changes which recording sounds, in few steps.</summary>
    private const int VelocityStep = 16;

    /// <summary>Short notes are begun sooner, long soft ones later: lengths up to which one is taken for all.</summary>
    private static readonly (float UpTo, float Seconds)[] Lengths = [(0, 0), (0.15f, 0.1f), (0.3f, 0.22f), (1.2f, 0.6f), (float.MaxValue, 2)];

    private readonly ConcurrentDictionary<(int Key, int Force, int Length), int> _known = new();

    /// <summary>Samples from the beginning of a note to the moment it is heard.</summary>
    public int Of(NoteStart note) => this == None ? 0 : _known.GetOrAdd(
        ((int)Math.Round(note.Key), Math.Clamp((int)note.Velocity, 0, 127) / VelocityStep, LengthOf(note.Seconds)),
        known => Listen(someone(), new NoteStart(known.Key, (known.Force * VelocityStep) + (VelocityStep / 2)) { Seconds = Lengths[known.Length].Seconds }));

    private static int LengthOf(float seconds)
    {
        var length = 0;
        while (seconds > Lengths[length].UpTo) length++;
        return length;
    }

    /// <summary>The sample at which the energy of a single note rises most suddenly.</summary>
    private static int Listen(IPlayer player, NoteStart note)
    {
        var left = new float[(int)(HeardSeconds * SampleClock.Rate)];
        var right = new float[left.Length];
        player.NoteOn(note);
        player.Process(left, right);
        var energies = Energies(left, right);

        var fades = Math.Exp(-1 / (PresentSeconds * CellsPerSecond));
        var present = new double[energies.Length + 1];
        for (var cell = energies.Length - 1; cell >= 0; cell--) present[cell] = energies[cell] + (fades * (present[cell + 1] - energies[cell]));

        var floor = Floor * present.Max();
        var forgets = Math.Exp(-1 / (PastSeconds * CellsPerSecond));
        var (past, best, sharpest) = (0.0, 0, 0.0);
        for (var cell = 0; cell < energies.Length; cell++)
        {
            var rise = floor > 0 ? (present[cell] + floor) / (past + floor) : 0;
            if (rise > sharpest) (best, sharpest) = (cell, rise);
            past = energies[cell] + (forgets * (past - energies[cell]));
        }

        return Math.Min(best * CellSamples, (int)(LongestSeconds * SampleClock.Rate));
    }

    private static double[] Energies(float[] left, float[] right)
    {
        var energies = new double[left.Length / CellSamples];
        for (var cell = 0; cell < energies.Length; cell++)
        {
            for (var i = cell * CellSamples; i < (cell + 1) * CellSamples; i++)
            {
                var both = left[i] + right[i];
                energies[cell] += both * both;
            }
        }

        return energies;
    }
}
