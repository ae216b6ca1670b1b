namespace Cuewright.Engine.Foley.Words;

/// <summary>What comes after what: sounds of one number are heard together, those of a higher one later.</summary>
internal sealed class Sequence
{
    private int _now;
    private bool _began;
    private bool _happened;
    private Role? _opened;
    private List<SoundDraft> _last = [];

    /// <summary>What came last was told as something that happens.</summary>
    public bool Happened => _happened;

    /// <summary>Takes the sounds of a clause that has some.</summary>
    /// <param name="join">What joins it to the one before.</param>
    /// <param name="opens">It begins a sentence.</param>
    /// <param name="happens">It is told as something that happens ("a door slams"), not as something that is there ("a slamming door").</param>
    /// <param name="waits">It says after what time it is heard.</param>
    /// <param name="sounds">Its sounds.</param>
    public void Add(Role join, bool opens, bool happens, bool waits, List<SoundDraft> sounds)
    {
        if (_opened == Role.After)
        {
            _now++;
        }
        else if (_opened == Role.Before)
        {
            // "Before A, B": B comes first.
            Place(_last, _now + 1);
            Place(sounds, _now++);
            _opened = null;
            Remember(happens, sounds);
            return;
        }
        else if (join == Role.After && !opens && _began)
        {
            // "A after B".
            Place(_last, _now + 1);
            Place(sounds, _now++);
            Remember(happens, sounds);
            return;
        }
        else if (_began && (waits || (_opened != Role.While && IsNext(join, happens))))
        {
            _now++;
        }

        if (join == Role.Until) foreach (var draft in _last) draft.EndsWithNext = true;
        _opened = opens && join is Role.After or Role.Before or Role.While ? join : null;
        Place(sounds, _now);
        Remember(happens, sounds);
    }

    private bool IsNext(Role join, bool happens) => join switch
    {
        Role.Then or Role.Suddenly or Role.Until or Role.Before => true,
        Role.Comma or Role.Stop or Role.And => happens && _happened,
        _ => false,
    };

    private static void Place(List<SoundDraft> sounds, int order)
    {
        foreach (var draft in sounds) draft.Order = order;
    }

    private void Remember(bool happens, List<SoundDraft> sounds) => (_began, _happened, _last) = (true, happens, sounds);
}
