using System.Collections.Immutable;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Playing;

/// <summary>
/// Plays a sheet of effects block by block: every sound for itself on all cores, then the sums and the space around them in
/// fixed order. Separate, what happens and what goes on are outputs of their own.
/// </summary>
internal sealed class EffectsPlayer : IMixSource
{
    /// <summary>A sound is begun so long before its moment: none takes longer to get there.</summary>
    private const double LongestLeadSeconds = 12;

    /// <summary>So late that it can be counted from any start.</summary>
    private const long Never = long.MaxValue / 2;

    private const int EventsOutput = 0;
    private const int BedsOutput = 1;

    private readonly Seed _seed;
    private readonly Place _place;
    private readonly EffectCue[] _events;
    private readonly BedCue[] _beds;
    private readonly EffectsBus[] _buses;
    private readonly List<PlacedSound>[] _sounding;
    private readonly List<PlacedSound> _all = [];
    private readonly Crew _crew = new(Environment.ProcessorCount);
    private readonly Action<int> _fill;
    private int _nextEvent;
    private int _nextBed;
    private long _at;
    private int _length;

    public EffectsPlayer(FoleySheet sheet, Seed seed, bool separate)
    {
        (_seed, _place, LengthSamples) = (seed, Place.Find(sheet.Place), sheet.LengthSamples);
        _events = [.. sheet.Events.OrderBy(cue => cue.Seconds)];
        _beds = [.. sheet.Beds.OrderBy(cue => cue.Start)];
        Names = separate ? ["events", "beds"] : ["effects"];
        _buses = [.. Names.Select(_ => new EffectsBus(_place))];
        _sounding = [.. Names.Select(_ => new List<PlacedSound>())];
        _fill = i => _all[i].Fill(_at, _length);
    }

    public long LengthSamples { get; }

    public int Outputs => _buses.Length;

    public ImmutableArray<string> Names { get; }

    public int Read(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        _at += _length;
        _length = (int)Math.Min(IMixSource.LargestBlock, LengthSamples - _at);
        BeginWhatComes(SampleClock.SecondsAt(_at + _length) + LongestLeadSeconds);
        _crew.Do(_all.Count, _fill);
        for (var output = 0; output < _buses.Length; output++)
        {
            _buses[output].Process(_sounding[output], _length);
            _sounding[output].RemoveAll(sound => sound.IsOver);
        }

        _all.RemoveAll(sound => sound.IsOver);
        return _length;
    }

    public ReadOnlySpan<float> Left(int output) => _buses[output].Left(_length);

    public ReadOnlySpan<float> Right(int output) => _buses[output].Right(_length);

    private void BeginWhatComes(double seconds)
    {
        for (; _nextEvent < _events.Length && _events[_nextEvent].Seconds < seconds; _nextEvent++) Add(Begin(_events[_nextEvent]), EventsOutput);
        for (; _nextBed < _beds.Length && _beds[_nextBed].Start < seconds; _nextBed++) Add(Begin(_beds[_nextBed]), BedsOutput);
    }

    private void Add(PlacedSound sound, int output)
    {
        _all.Add(sound);
        _sounding[Math.Min(output, _buses.Length - 1)].Add(sound);
    }

    private PlacedSound Begin(EffectCue cue)
    {
        var sound = SoundLibrary.Find(cue.Sound);
        var seconds = cue.Length ?? sound.Seconds;
        var sounding = sound.Begin(cue.Manner, seconds, Occurrence.Of(_seed, sound, cue.Variation));
        var start = SampleClock.SamplesAt(cue.Seconds) - sounding.LeadSamples;
        var travel = SampleClock.SamplesAt(seconds);
        return new PlacedSound(sounding, cue.Placing, Decibels.ToGain(Hearing.NearerDb(sound) + cue.LevelDb) * NaturalLevel.GainOf(sound), _place, start, Never, travel)
        {
            LevelDb = cue.LevelEndDb == 0 ? null : at => cue.LevelEndDb * Math.Clamp((double)(at - start) / Math.Max(1, travel), 0, 1),
        };
    }

    private PlacedSound Begin(BedCue cue)
    {
        var sound = SoundLibrary.Find(cue.Sound);
        var sounding = sound.Begin(cue.Manner, cue.End - cue.Start, Occurrence.Of(_seed, sound, cue.Variation));
        var (start, end) = (SampleClock.SamplesAt(cue.Start), SampleClock.SamplesAt(cue.End));
        return new PlacedSound(sounding, cue.Placing, Decibels.ToGain(Hearing.NearerDb(sound)) * NaturalLevel.GainOf(sound), _place, start, end, end - start)
        {
            LevelDb = new BedLevel(cue).At,
        };
    }
}
