using Cuewright.Engine.Analysis.Measuring;

namespace Cuewright.Engine.Analysis.Following;

/// <summary>The path of a body in picture heights, whatever the shape of the picture.</summary>
internal sealed class Trace
{
    /// <summary>Cells by which the area of the smallest wavers.</summary>
    private const double Slack = 4;

    private readonly Sighting[] _sightings;
    private readonly double _wide;
    private readonly double _high = 1.0 / SmallPicture.Height;

    public Trace(BodyPath path, double aspect)
    {
        _sightings = [.. path.Sightings];
        _wide = aspect / SmallPicture.Width;
        Usual = Median(_sightings.Select(sighting => sighting.Body.Cells));
    }

    public int Count => _sightings.Length;

    /// <summary>How many cells it usually covers.</summary>
    public double Usual { get; }

    public double Start => _sightings[0].Seconds;

    public double End => _sightings[^1].Seconds;

    public double Seconds(int at) => _sightings[at].Seconds;

    public double X(int at) => _sightings[at].Body.X * _wide;

    public double Y(int at) => _sightings[at].Body.Y * _high;

    public Body Body(int at) => _sightings[at].Body;

    /// <summary>Side of a square of its area.</summary>
    public double Size => Math.Sqrt(Usual * _wide * _high);

    public double Height => Median(_sightings.Select(sighting => (double)sighting.Body.Height)) * _high;

    public double Width => Median(_sightings.Select(sighting => (double)sighting.Body.Width)) * _wide;

    /// <summary>Whether it never covers so many times as many cells as at another time, from one sighting on to another, the second left out.</summary>
    public bool IsWhole(int first, int end, double times)
    {
        double least = double.MaxValue, most = 0;
        for (var i = first; i < end; i++)
        {
            var cells = Body(i).Cells;
            (least, most) = (Math.Min(least, cells), Math.Max(most, cells));
        }

        return most < (times * least) + Slack;
    }

    /// <summary>From one sighting to another, a second.</summary>
    public (double X, double Y) Velocity(int from, int to)
    {
        var seconds = Seconds(to) - Seconds(from);
        return ((X(to) - X(from)) / seconds, (Y(to) - Y(from)) / seconds);
    }

    public double Way(int from, int to) => Math.Sqrt(Math.Pow(X(to) - X(from), 2) + Math.Pow(Y(to) - Y(from), 2));

    /// <summary>Where it is across the picture, −1 to 1, and down.</summary>
    public double Across(int at) => PlaceX(Body(at).X);

    public double Down(int at) => PlaceY(Body(at).Y);

    public static double PlaceX(double cell) => Math.Clamp((2 * (cell + 0.5) / SmallPicture.Width) - 1, -1, 1);

    public static double PlaceY(double cell) => Math.Clamp((2 * (cell + 0.5) / SmallPicture.Height) - 1, -1, 1);

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
