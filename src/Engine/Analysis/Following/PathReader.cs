using System.Collections.Immutable;
using Cuewright.Engine.Analysis.Spotting;

namespace Cuewright.Engine.Analysis.Following;

/// <summary>What the ways of bodies tell of what would be heard.</summary>
internal sealed record Happenings(ImmutableArray<Contact> Contacts, ImmutableArray<Rush> Rushes, ImmutableArray<Footfall> Footfalls);

internal static class PathReader
{
    /// <summary>A stop seen by its pieces and a corner of a path within this time are one contact.</summary>
    private const double SameSeconds = 0.09;

    /// <summary>So near in time, and in place, in picture heights.</summary>
    private const double MeetingSeconds = 0.06;
    private const double MeetingWay = 0.35;

    /// <summary>Beyond this on the scale from −1 to 1 something leaves the picture.</summary>
    private const double NearEdge = 0.75;

    /// <summary>What is one of many that move is less sure to be followed rightly.</summary>
    private const double Many = 3;
    private const double Better = 4;
    private const double LeastOfOne = 0.05;

    /// <summary>Change of velocity, in picture heights a second, and size, of usual strength.</summary>
    private const double UsualTurn = 2.5;
    private const double UsualSize = 0.15;

    public static Happenings Read(IReadOnlyList<BodyPath> paths, IReadOnlyList<double> swings, IReadOnlyList<Impact> impacts, FrameLog log, bool[] disturbed, double aspect)
    {
        var contacts = new List<Contact>();
        var rushes = new List<Rush>();
        var footfalls = new List<Footfall>();
        Trace[] traces = [.. paths.Select(path => new Trace(path, aspect))];
        foreach (var trace in traces)
        {
            var kinks = KinkSearch.In(trace);
            var steps = FootfallSearch.In(trace);
            footfalls.AddRange(steps);
            rushes.AddRange(RushSearch.In(trace, kinks, aspect));
            if (steps.Length == 0) contacts.AddRange(kinks.Where(kink => kink.Evidence > Better * Crowd(kink.Seconds) / Many).Select(kink => Of(trace, kink)));
        }

        foreach (var impact in impacts)
        {
            var seconds = log[impact.Frame].Seconds;
            if (impact.Strength < LeastOfOne * Crowd(seconds) || contacts.Any(contact => Math.Abs(contact.Seconds - seconds) < SameSeconds) || rushes.Any(rush => IsWithin(rush, seconds)) || traces.Any(trace => Smoothness.GoesOn(trace, seconds, impact.X, impact.Y))) continue;
            contacts.Add(new Contact(seconds, Trace.PlaceX(impact.X), Trace.PlaceY(impact.Y), UsualSize, UsualTurn, impact.Strength));
        }

        return new Happenings(
            [.. contacts.Where(contact => !IsDisturbed(contact.Seconds) && !contacts.Any(other => IsLess(contact, other))).OrderBy(contact => contact.Seconds)],
            [.. rushes.Where(rush => !IsDisturbed(rush.Seconds)).OrderBy(rush => rush.Seconds)],
            [.. footfalls.Where(step => !IsDisturbed(step.Seconds)).OrderBy(step => step.Seconds)]);

        // What rushes on, or out of the picture, strikes nothing.
        static bool IsWithin(Rush rush, double seconds) =>
            seconds > rush.StartSeconds - (SameSeconds / 2) && seconds < rush.EndSeconds + (Math.Abs(rush.ToX) > NearEdge ? SameSeconds : -SameSeconds / 2);

        // The two that meet are one contact.
        bool IsLess(Contact contact, Contact other) => Math.Abs(contact.Seconds - other.Seconds) < MeetingSeconds
            && Math.Sqrt(Math.Pow(aspect * (contact.X - other.X), 2) + Math.Pow(contact.Y - other.Y, 2)) / 2 < MeetingWay
            && (contact.Strength, contact.X).CompareTo((other.Strength, other.X)) < 0;

        int Crowd(double seconds) => traces.Count(trace => trace.Start <= seconds && trace.End >= seconds);

        bool IsDisturbed(double seconds)
        {
            var (first, end) = (log.FrameFrom(seconds - SameSeconds), Math.Min(log.Count, log.FrameFrom(seconds + SameSeconds)));
            return disturbed.AsSpan(first, Math.Max(0, end - first)).Contains(true) || swings.Any(swing => Math.Abs(swing - seconds) < SameSeconds);
        }
    }

    private static Contact Of(Trace trace, Kink kink)
    {
        var might = kink.Turn / UsualTurn * (trace.Size / UsualSize);
        return new Contact(kink.Seconds, trace.Across(kink.At), trace.Down(kink.At), trace.Size, kink.Turn, might / (1 + might));
    }
}
