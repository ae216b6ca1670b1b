namespace Cuewright.Engine.Analysis;

// Where things are: X −1 left to 1 right, Y −1 top to 1 bottom. Sizes in picture heights, speeds in these a second. Times to less than a frame.

/// <summary>Something meets something: it strikes, lands, bounces. Strength 0 to 1.</summary>
public sealed record Contact(double Seconds, double X, double Y, double Size, double Speed, double Strength);

/// <summary>Something goes past or is swung fast; its moment is when it is fastest.</summary>
public sealed record Rush(double StartSeconds, double Seconds, double EndSeconds, double FromX, double X, double ToX, double Size, double Speed);

/// <summary>Someone who walks sets down a foot.</summary>
public sealed record Footfall(double Seconds, double X, double Y, double Size, double Confidence);
