using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Layers;

/// <summary>Where a layer is in its time: which of its turns, how far along it, how loud, and by how much it is moved.</summary>
internal sealed class LayerClock
{
    private const double Every = (double)Sounding.Stretch / SampleClock.Rate;

    private readonly Layer _layer;
    private readonly Stage _stage;
    private readonly Move[] _moves;
    private readonly double _begin;
    private readonly double _end;
    private readonly double _life;
    private Scatter _scatter;
    private double _now;
    private double _turnAt;
    private double _turnDb;
    private double _turnSemitones;
    private int _turn;
    private double _late;
    private bool _rests;
    private bool _isDone;

    public LayerClock(Layer layer, in Stage stage, ref Scatter scatter)
    {
        (_layer, _stage) = (layer, stage);
        _scatter = new Scatter((float)scatter.Next());
        _begin = _turnAt = layer.At * stage.Stretch;
        _life = layer.Seconds == 0 ? stage.Seconds - _begin : layer.Repeat is null ? layer.Seconds * stage.Stretch : layer.Seconds / stage.Pace;
        _end = layer.Repeat is null ? _begin + _life : stage.Seconds;
        _moves = new Move[layer.Moves.Length];
        for (var i = 0; i < _moves.Length; i++) _moves[i] = new Move(layer.Moves[i], stage.Pace, new Scatter((float)_scatter.Next()));
        BeginTurn();
    }

    /// <summary>0 to 1 along its turn.</summary>
    public double Way { get; private set; }

    /// <summary>Gain at the beginning of the stretch, and at its end.</summary>
    public float From { get; private set; }

    public float To { get; private set; }

    /// <summary>By which this turn and its movements raise the pitch.</summary>
    public double Semitones { get; private set; }

    public double CutoffSemitones { get; private set; }

    public double IndexFactor { get; private set; }

    /// <summary>−1 left to 1 right.</summary>
    public double Pan => _layer.Pan.At(Way);

    public bool IsOver => _now >= _end || _isDone;

    public bool Sounds => From > 0 || To > 0;

    /// <summary>On by a stretch.</summary>
    public void Advance()
    {
        _now += Every;
        if (_layer.Repeat is { } repeat && _now >= _turnAt + Gap(repeat)) NextTurn(repeat);
        var since = _now - _turnAt;
        Way = double.IsPositiveInfinity(_life) ? 0 : Math.Clamp(since / _life, 0, 1);
        var db = _layer.Db.At(Way) + _turnDb;
        (Semitones, CutoffSemitones, IndexFactor) = (_turnSemitones, 0, 1);
        foreach (var move in _moves)
        {
            var by = move.Next(Way, Every);
            if (move.Of == Moved.Level) db += by;
            else if (move.Of == Moved.Pitch) Semitones += by;
            else if (move.Of == Moved.Cutoff) CutoffSemitones += by;
            else IndexFactor = Math.Max(0, IndexFactor + by);
        }

        From = To;
        To = _rests || since < 0 || since >= _life || _now >= _end ? 0 : (float)(Decibels.ToGain(db) * Edge(since, Math.Min(_life, _end - _turnAt)));
    }

    private double Edge(double since, double life)
    {
        var edge = 1.0;
        if (since < _layer.AttackSeconds) edge = Soft(since / _layer.AttackSeconds);
        if (life - since < _layer.ReleaseSeconds) edge *= Soft((life - since) / _layer.ReleaseSeconds);
        return edge;
    }

    private static double Soft(double share) => 0.5 - (0.5 * Math.Cos(Math.PI * share));

    /// <summary>Fixed by the turn, so that it can be asked again and again.</summary>
    private double Gap(RepeatOptions repeat)
    {
        var every = repeat.EverySeconds.ByFactors((_turnAt - _begin) / (_stage.Seconds - _begin)) / (_stage.Pace * _stage.Density);
        return every * (1 + _late);
    }

    private void NextTurn(RepeatOptions repeat)
    {
        _turn++;
        if (repeat.Times > 0 && _turn >= repeat.Times)
        {
            (_turnAt, _isDone) = (double.PositiveInfinity, true);
            return;
        }

        _turnAt += Gap(repeat);
        BeginTurn();
    }

    private void BeginTurn()
    {
        if (_layer.Repeat is not { } repeat) return;
        _late = repeat.Uneven * _scatter.Between(-1, 1);
        _turnDb = -repeat.ScatterDb * _scatter.Next();
        _rests = _scatter.Next() < repeat.Rests;
        _turnSemitones = (repeat.Notes.IsEmpty ? 0 : repeat.Notes[_turn % repeat.Notes.Length]) + (repeat.ScatterSemitones * _scatter.Between(-1, 1));
    }
}
