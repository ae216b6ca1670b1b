namespace Cuewright.Clips.Sights;

/// <summary>How someone walks: seconds from step to step, and how far a step goes, in figure heights.</summary>
public sealed record Gait(double StepSeconds = 0.5, double StepLength = 0.42, double FirstStep = 0.3, double LiftShare = 0.09);

/// <summary>
/// Someone who walks, seen from the side: a foot stands while the body passes over it, swings forward and comes down; the body
/// is lowest when it does. On the spot the camera goes along. Lengths in picture heights.
/// </summary>
public sealed class Figure(Ink ink, Gait gait, double height, double start, bool toRight = true, bool onTheSpot = false, double floor = 0.92, double aspect = 16 / 9.0) : IScene
{
    /// <summary>The part of two steps for which a foot stands.</summary>
    private const double Standing = 0.6;

    public IEnumerable<TrueSight> Sights => Enumerable.Range(0, 60).Select(step => gait.FirstStep + (step * gait.StepSeconds))
        .Select(at => new TrueSight(at, SightKind.Step, (2 * BodyAt(at) / aspect) - 1))
        .Where(step => Math.Abs(step.Pan) < 1);

    private int Way => toRight ? 1 : -1;

    private double Speed => Way * gait.StepLength * height / gait.StepSeconds;

    public void Paint(Canvas canvas, double seconds)
    {
        var x = BodyAt(seconds);
        var sink = 0.012 * height * Math.Cos(2 * Math.PI * (seconds - gait.FirstStep) / gait.StepSeconds);
        var (hip, neck) = (floor - (0.5 * height) + sink, floor - (0.84 * height) + sink);
        var dark = ink.Toward(Ink.Black, 0.35);
        Leg(canvas, 1, seconds, x, hip, dark);
        Arm(canvas, 1, seconds, x, neck, dark);
        canvas.Stroke(x, hip, x, neck, 0.16 * height, ink);
        canvas.Disc(x + (0.01 * Way * height), neck - (0.1 * height), 0.075 * height, Ink.Hex("#c99a78"));
        Leg(canvas, 0, seconds, x, hip, ink);
        Arm(canvas, 0, seconds, x, neck, ink.Toward(Ink.White, 0.15));
    }

    private double BodyAt(double seconds) => onTheSpot ? start : start + (Speed * seconds);

    private void Leg(Canvas canvas, int side, double seconds, double x, double hip, Ink shade)
    {
        var cycle = 2 * gait.StepSeconds;
        var since = (seconds - gait.FirstStep - (side * gait.StepSeconds)) % cycle;
        if (since < 0) since += cycle;
        // Lands half a step ahead of the body and stands still on the ground, which passes below.
        var reach = gait.StepLength * height * Standing;
        var (ahead, lift) = (reach - (Math.Abs(Speed) * since), 0.0);
        if (since > Standing * cycle)
        {
            var part = (since - (Standing * cycle)) / ((1 - Standing) * cycle);
            var left = reach - (Math.Abs(Speed) * Standing * cycle);
            ahead = left + ((reach - left) * Ways.Eased(part));
            lift = gait.LiftShare * height * Math.Sin(Math.PI * part);
        }

        var (footX, footY) = (x + (Way * ahead), floor - lift);
        var (kneeX, kneeY) = (((x + footX) / 2) + (Way * (0.03 + (lift / height)) * height), (hip + footY) / 2);
        canvas.Stroke(x, hip, kneeX, kneeY, 0.075 * height, shade);
        canvas.Stroke(kneeX, kneeY, footX, footY - (0.02 * height), 0.06 * height, shade);
        canvas.Stroke(footX - (0.02 * Way * height), footY - (0.015 * height), footX + (0.08 * Way * height), footY - (0.015 * height), 0.035 * height, shade.Toward(Ink.Black, 0.5));
    }

    private void Arm(Canvas canvas, int side, double seconds, double x, double neck, Ink shade)
    {
        var swing = 0.45 * Math.Cos((Math.PI * (seconds - gait.FirstStep) / gait.StepSeconds) + (side == 0 ? Math.PI : 0));
        canvas.Stroke(x, neck + (0.04 * height), x + (Way * 0.32 * height * Math.Sin(swing)), neck + (0.36 * height * Math.Cos(swing)), 0.05 * height, shade);
    }
}
