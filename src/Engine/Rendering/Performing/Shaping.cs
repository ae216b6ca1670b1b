using System.Collections.Immutable;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Rendering.Performing;

/// <summary>
/// What players of held sounds do without being told: a phrase rises and falls, a long note grows and dies away, vibrato
/// sets in when a note has been held for a while.
/// </summary>
internal sealed class Shaping
{
    private const double BreathSeconds = 0.3;
    private const double LongestPhraseSeconds = 8;
    private const double PhrasePeak = 0.6;

    /// <summary>Notes grow from this length on, fully from the second.</summary>
    private const double ShortSeconds = 0.5;
    private const double LongSeconds = 2;
    private const double NotePeak = 0.4;
    private const double NoteStartShare = 0.35;
    private const double NoteEndShare = 0.8;

    private readonly Manner _manner;
    private readonly ImmutableArray<Moment> _moments;

    /// <param name="manner">The player's.</param>
    /// <param name="notes">In order.</param>
    /// <param name="tempo">The piece's.</param>
    /// <param name="isStruck">Whether a note stands on a met moment: it is there at once.</param>
    public Shaping(Manner manner, ImmutableArray<Note> notes, TempoMap tempo, Func<Note, bool> isStruck)
    {
        _manner = manner;
        var moments = notes.GroupBy(note => note.Start)
            .Select(group => new Moment(tempo.SecondsAt(group.Key), tempo.SecondsAt(group.Max(note => note.End)), isStruck(group.First()), group.First().Articulation == Articulation.Legato))
            .ToList();
        for (var first = 0; first < moments.Count;)
        {
            var (last, end) = (first, moments[first].End);
            while (last + 1 < moments.Count && moments[last + 1].Start - end < BreathSeconds && moments[last + 1].Start - moments[first].Start < LongestPhraseSeconds)
            {
                end = Math.Max(end, moments[++last].End);
            }

            for (var i = first; i <= last; i++)
            {
                var next = i + 1 < moments.Count ? moments[i + 1].Start : moments[i].End;
                moments[i] = moments[i] with { End = Math.Min(moments[i].End, Math.Max(next, moments[i].Start)), PhraseStart = moments[first].Start, PhraseEnd = end };
            }

            first = last + 1;
        }

        _moments = [.. moments];
    }

    /// <summary>Until when anything is shaped.</summary>
    public double EndSeconds => _moments.IsEmpty ? 0 : _moments[^1].PhraseEnd;

    /// <summary>Below full, in decibels, at a time in seconds.</summary>
    public double DbAt(double seconds)
    {
        var index = IndexAt(seconds);
        if (index < 0) return 0;
        var moment = _moments[index];
        return -(_manner.ArcDb * Arch(Share(seconds, moment.PhraseStart, moment.PhraseEnd), PhrasePeak, moment.IsStruck ? 0 : 1, 1)) - Swell(moment, seconds);
    }

    /// <summary>When the depth of vibrato changes, and to what, in cents.</summary>
    public IEnumerable<(double Seconds, double Cents)> Vibrato(Func<double> chance)
    {
        if (_manner.VibratoCents == 0) yield break;
        foreach (var moment in _moments)
        {
            var (delay, depth) = (0.22 + (0.12 * chance()), 0.8 + (0.4 * chance()));
            yield return (moment.Start, 0.25 * _manner.VibratoCents);
            if (moment.End - moment.Start >= ShortSeconds) yield return (moment.Start + delay, depth * _manner.VibratoCents);
        }
    }

    private double Swell(in Moment moment, double seconds)
    {
        var depth = _manner.SwellDb * Math.Clamp((moment.End - moment.Start - ShortSeconds) / (LongSeconds - ShortSeconds), 0, 1);

        // Bound notes share one stroke.
        if (moment.IsBound) depth *= 0.6;
        return depth * Arch(Share(seconds, moment.Start, moment.End), NotePeak, moment.IsStruck ? 0 : NoteStartShare, NoteEndShare);
    }

    /// <summary>How far below the peak one is at a share of the way, the start and the end lying so far below it.</summary>
    private static double Arch(double share, double peak, double start, double end)
    {
        var away = share < peak ? (peak - share) / peak : (share - peak) / (1 - peak);
        return away * away * (share < peak ? start : end);
    }

    private static double Share(double at, double start, double end) => end > start ? Math.Clamp((at - start) / (end - start), 0, 1) : 0;

    private int IndexAt(double seconds)
    {
        var (low, high) = (0, _moments.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_moments[middle].Start <= seconds) low = middle + 1;
            else high = middle;
        }

        return low - 1;
    }

    private readonly record struct Moment(double Start, double End, bool IsStruck, bool IsBound, double PhraseStart = 0, double PhraseEnd = 0);
}
