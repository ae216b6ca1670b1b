using Cuewright.Engine.Analysis.Following;
using Cuewright.Engine.Analysis.Scene;

namespace Cuewright.Engine.Analysis.Measuring;

/// <summary>Looks at frames in order and measures each against the last that differed. Holds two small pictures, no more.</summary>
internal sealed class FrameMeter
{
    /// <summary>Mean luma difference below which a frame only repeats the one before (24 in 60, stills).</summary>
    private const double RepeatLevels = 0.04;

    /// <summary>Object movement below this many cells a frame is noise of the search.</summary>
    private const double NoiseCells = 0.2;

    /// <summary>Mean difference within a block, in levels, below which it stood still.</summary>
    private const double InPlaceLevels = 1.5;

    /// <summary>
    /// A block whose drawing is found this well where the picture as a whole went did not move on its own. The least
    /// difference may still lie elsewhere: where the light changes, any place that is as bright fits better.
    /// </summary>
    private const float Unmoved = 0.98f;

    /// <summary>How much better the drawing must be found at a place of its own.</summary>
    private const float Better = 0.03f;

    /// <summary>So little of the drawing found again, and so many levels of difference, and it is not worth following what moves any further.</summary>
    private const double NothingKept = 0.55;
    private const double OtherPicture = 10;

    private SmallPicture _now = new();
    private SmallPicture _before = new();
    private ShiftSearch.Profile _nowProfile = new();
    private ShiftSearch.Profile _beforeProfile = new();
    private Palette _nowPalette = new();
    private Palette _beforePalette = new();
    private readonly BlockSearch _search = new();
    private readonly SceneMeter _scene = new();
    private readonly BlockMatch[] _matches = new BlockMatch[BlockSearch.Blocks];
    private readonly BlockTexture[] _blocks = new BlockTexture[BlockSearch.Blocks];
    private readonly float[] _texture = new float[BlockSearch.Blocks];
    private FrameNumbers? _last;
    private double _changedAt;

    /// <summary>How much movement ended at each frame.</summary>
    public StopMeter Stops { get; } = new();

    /// <summary>What moves, and on what ways.</summary>
    public BodyMeter Bodies { get; } = new();

    public FrameNumbers Measure(in PictureFrame frame)
    {
        _now.Take(frame);
        var (mean, deviation) = LightOf(_now);
        var numbers = new FrameNumbers
        {
            Index = frame.Index,
            Seconds = frame.Seconds,
            Luma = mean,
            Contrast = deviation,
            Saturation = _now.Saturation,
            Warmth = _now.Warmth,
            Thumbnail = Thumbnail.Of(_now),
            Detail = BlockDetail.Of(_now),
            Scene = _scene.Look(_now, frame.Seconds),
        };
        if (_last is not null)
        {
            var plain = PlainDifference();
            if (plain < RepeatLevels)
            {
                Stops.Pass(frame.Seconds);
                Bodies.Pass(frame.Seconds);
                return _last = numbers;
            }

            _nowProfile.Take(_now);
            _nowPalette.Take(_now);
            // A picture that stood still and then moves did so within the last frame, not over the whole time it stood.
            var elapsed = Math.Clamp(frame.Seconds - _changedAt, 1e-3, Math.Max(0.05, frame.Seconds - _last.Seconds));
            numbers = numbers with { Change = Compare(plain, elapsed, numbers.Thumbnail, _last.Thumbnail) };
        }
        else
        {
            _nowProfile.Take(_now);
            _nowPalette.Take(_now);
        }

        Stops.See(_now, frame.Seconds, numbers.Change?.Camera ?? default, numbers.Change?.Plain ?? 0);
        Bodies.See(_now, frame.Seconds, numbers.Change is { } change && change.Kept < NothingKept && change.Coarse > OtherPicture ? null : numbers.Change?.Camera ?? default);
        _changedAt = frame.Seconds;
        (_now, _before) = (_before, _now);
        (_nowProfile, _beforeProfile) = (_beforeProfile, _nowProfile);
        (_nowPalette, _beforePalette) = (_beforePalette, _nowPalette);
        return _last = numbers;
    }

    private Change Compare(double plain, double elapsed, Thumbnail thumbnail, Thumbnail lastThumbnail)
    {
        var shift = CommonShift();
        _search.Find(_before, _now, shift, _matches);
        double left = 0;
        Span<double> lefts = stackalloc double[BlockSearch.Blocks];
        var seen = 0;
        var texture = default(TextureBalance);
        for (var i = 0; i < _matches.Length; i++)
        {
            var match = _matches[i];
            var block = BlockTexture.Of(_before, _now, i, match);
            var likeness = block.Likeness;
            if (!match.IsAt(shift))
            {
                var along = BlockTexture.Of(_before, _now, i, match.MovedTo(shift));
                likeness = Math.Max(likeness, along.Likeness);
                // Found as well where everything else went, it only followed.
                if (along.Likeness > Unmoved || (!match.IsNear(shift) && along.Likeness > block.Likeness - Better)) block = block with { Follows = true };
            }

            _blocks[i] = block;
            var levels = match.Cost / (double)BlockSearch.BlockCells;
            _texture[i] = block.Weight(levels);
            if (!block.WasInside || block.IsBar) continue;
            lefts[seen++] = levels;
            left += levels;
            texture.Add(block.Energy, likeness, _search.CostInPlace(i) < InPlaceLevels * BlockSearch.BlockCells);
        }

        lefts = lefts[..seen];
        lefts.Sort();
        var camera = CameraFit.Of(_matches, _texture);
        return new Change
        {
            Plain = plain,
            Left = seen == 0 ? plain : left / seen,
            LeftInCalm = seen == 0 ? plain : lefts[seen / 3],
            Kept = texture.Kept,
            Coarse = Thumbnails.Distance(thumbnail, lastThumbnail),
            Palette = _nowPalette.DistanceTo(_beforePalette),
            Camera = camera,
            ElapsedSeconds = elapsed,
            Objects = ObjectsBeyond(camera, elapsed),
        };
    }

    /// <summary>The projections propose a shift of the whole picture; the blocks accept it or stand still.</summary>
    private (int X, int Y) CommonShift()
    {
        var proposed = ShiftSearch.Find(_beforeProfile, _nowProfile);
        return proposed != (0, 0) && _search.Agree(_before, _now, proposed) ? proposed : (0, 0);
    }

    private Directions ObjectsBeyond(CameraFit camera, double elapsed)
    {
        var objects = default(Directions);
        for (var i = 0; i < _matches.Length; i++)
        {
            var (x, y) = camera.Beyond(i, _matches[i]);
            var cells = Math.Sqrt((x * x) + (y * y)) - NoiseCells;
            if (cells <= 0) continue;
            objects.Add(x, y, cells * _blocks[i].Trust(_matches[i]) / (elapsed * SmallPicture.Width * BlockSearch.Blocks));
        }

        return objects;
    }

    private double PlainDifference()
    {
        long sum = 0;
        for (var y = 0; y < SmallPicture.Height; y++)
        {
            var a = _now.LumaRow(y);
            var b = _before.LumaRow(y);
            var row = 0;
            for (var x = 0; x < a.Length; x++) row += Math.Abs(a[x] - b[x]);
            sum += row;
        }

        return sum / (double)SmallPicture.Cells;
    }

    private static (double Mean, double Deviation) LightOf(SmallPicture picture)
    {
        long sum = 0, squares = 0;
        for (var y = 0; y < SmallPicture.Height; y++)
        {
            int row = 0, square = 0;
            foreach (var cell in picture.LumaRow(y))
            {
                row += cell;
                square += cell * cell;
            }

            sum += row;
            squares += square;
        }

        var mean = sum / (double)SmallPicture.Cells;
        return (mean, Math.Sqrt(Math.Max(0, (squares / (double)SmallPicture.Cells) - (mean * mean))));
    }
}
