using Cuewright.Engine.Analysis.Following;
using Cuewright.Engine.Analysis.Measuring;
using Cuewright.Engine.Analysis.Mood;
using Cuewright.Engine.Analysis.Scene;
using Cuewright.Engine.Analysis.Spotting;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Analysis;

/// <summary>What the file says of itself and the frames cannot tell.</summary>
public sealed record ClipFacts(FrameRate FrameRate, int Width, int Height, double DurationSeconds);

/// <summary>
/// Sees a clip once, frame by frame, keeping of each only its numbers, and says at the end what happened:
/// measure, then decide, then filter. Nothing is decided before the end, so no detector has a latency of its own.
/// </summary>
public sealed class ClipWatcher
{
    /// <summary>Frame distances that differ by more than this share make a rate variable; containers round time stamps.</summary>
    private const double UnevenShare = 0.2;

    private readonly FrameMeter _meter = new();
    private readonly List<FrameNumbers> _numbers = [];

    public int FrameCount => _numbers.Count;

    public void See(in PictureFrame frame) => _numbers.Add(_meter.Measure(frame));

    /// <summary>Decides. A table, where one is given, is filled with the numbers everything was decided from.</summary>
    public ClipAnalysis Finish(ClipFacts facts, NumbersTable? numbers = null)
    {
        if (_numbers.Count == 0) throw new InvalidOperationException("A clip without frames cannot be analysed.");
        var log = new FrameLog(_numbers, facts.FrameRate.FrameSeconds);
        var duration = Math.Max(facts.DurationSeconds, log[log.Count - 1].Seconds);

        var spotted = Spotter.Find(log, duration);
        var (shots, disturbed) = (spotted.Shots, Spotter.Disturbed(log, spotted));
        if (numbers is not null) Show(numbers, log, _meter.Stops.Found, disturbed);

        var maker = new CurveMaker(log, duration);
        var camera = new CameraReader(log, duration, disturbed);
        var curves = new PictureCurves
        {
            Motion = maker.Motion(disturbed),
            Camera = maker.Camera(disturbed),
            Pan = camera.Pan(),
            Tilt = camera.Tilt(),
            Zoom = camera.Zoom(),
            Shake = camera.Shake(),
            Brightness = maker.Brightness(),
            Saturation = maker.Saturation(),
            Warmth = maker.Warmth(),
            Contrast = maker.Contrast(),
            Colours = maker.Colours(),
            Arousal = [],
            Valence = [],
        };
        curves = curves with { Arousal = MoodReader.Arousal(curves, shots) };
        curves = curves with { Valence = MoodReader.Valence(curves, curves.Arousal, shots) };
        curves = curves with { Novelty = NoveltyMeter.Of(curves, shots) };
        shots = MoodReader.PerShot(shots, curves);
        shots = [.. shots.Select(shot => shot with { Scene = SceneReader.OfShot(LooksIn(shot)) })];

        var impacts = ImpactDetector.Find(log, _meter.Stops.Found, disturbed);
        var moments = MomentList.Of(log, shots, spotted.Flashes, spotted.Fades, impacts, curves.Motion);
        var happenings = PathReader.Read(_meter.Bodies.Finish(), _meter.Bodies.Swings, impacts, log, disturbed, (double)facts.Width / facts.Height);
        var (arousal, valence) = ((double)curves.Arousal.Average(), (double)curves.Valence.Average());
        var seen = new ClipAnalysis
        {
            FrameRate = facts.FrameRate,
            VariableFrameRate = IsVariable(),
            Width = facts.Width,
            Height = facts.Height,
            DurationSeconds = duration,
            FrameTimes = [.. _numbers.Select(frame => frame.Seconds)],
            Shots = shots,
            Moments = moments,
            Contacts = happenings.Contacts,
            Rushes = happenings.Rushes,
            Footfalls = happenings.Footfalls,
            Pulse = PulseDetector.Find(log, _meter.Stops.Found, disturbed, shots, impacts),
            Scene = SceneReader.OfClip(shots),
            Curves = curves,
            Arousal = arousal,
            Valence = valence,
            Description = "",
        };
        return seen with { Description = Describer.Describe(seen) };
    }

    private static void Show(NumbersTable numbers, FrameLog log, IReadOnlyList<Stop> stops, bool[] disturbed)
    {
        FrameColumns.AddTo(numbers, log);
        CutDetector.Show(numbers, log);
        new SlowJoinSearch(log, disturbed).Show(numbers);
        numbers.Add("speed_of_pieces", stops.Select(stop => stop.Moved));
        numbers.Add("impact_envelope", ImpactDetector.Envelope(stops, disturbed));
    }

    private List<SceneSigns> LooksIn(Shot shot) =>
        [.. _numbers[shot.StartFrame..shot.EndFrame].Select(frame => frame.Scene).OfType<SceneSigns>()];

    private bool IsVariable()
    {
        if (_numbers.Count < 3) return false;
        var steps = _numbers.Zip(_numbers.Skip(1), (a, b) => b.Seconds - a.Seconds).ToArray();
        var mean = steps.Average();
        return steps.Count(step => Math.Abs(step - mean) > UnevenShare * mean) > steps.Length / 50;
    }
}
