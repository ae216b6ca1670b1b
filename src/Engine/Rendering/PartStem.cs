using System.Collections.Immutable;
using Cuewright.Engine.Rendering.Performing;

namespace Cuewright.Engine.Rendering;

/// <summary>One part being played: tells its player each event at its sample. Nothing is allocated while sound is made.</summary>
internal sealed class PartStem(StemInfo info, IPlayer player, ImmutableArray<PlayedEvent> events, Ending ending)
{
    private int _next;
    private long _at;

    public StemInfo Info { get; } = info;

    /// <summary>Overwrites both spans with the next stretch.</summary>
    public void Render(Span<float> left, Span<float> right)
    {
        var start = _at;
        for (var done = 0; done < left.Length;)
        {
            while (_next < events.Length && events[_next].Sample <= _at) Tell(events[_next++]);
            var count = left.Length - done;
            if (_next < events.Length) count = (int)Math.Min(count, events[_next].Sample - _at);
            player.Process(left.Slice(done, count), right.Slice(done, count));
            done += count;
            _at += count;
        }

        ending.Fade(left, right, start);
    }

    private void Tell(in PlayedEvent played)
    {
        switch (played.Kind)
        {
            case PlayedEventKind.NoteOn: player.NoteOn(played.Note); break;
            case PlayedEventKind.NoteOff: player.NoteOff(played.Key); break;
            case PlayedEventKind.Vibrate: player.Vibrate(played.Value); break;
            default: player.Express(played.Value); break;
        }
    }
}
