using System.CommandLine;
using System.Globalization;
using Cuewright.Engine.Foley;

namespace Cuewright.Cli.Verbs;

/// <summary>How effects are made, for foley and for score with effects.</summary>
internal sealed class FoleyOptions
{
    private readonly Option<double?> _literalness = Numbers.Real("--literalness", "0: only the picture decides what is heard. 1: the words do, in all their detail. 0.5 unless said.", "0-1");
    private readonly Option<long?> _effort = Numbers.Whole("--effort", "How many realisations of each sound are tried, of which the best is kept (1-100); 25 unless said.", "N");
    private readonly Option<bool> _ignoreLook = new("--ignore-look") { Description = "What is pictured does not choose the sounds; how it moves still says when they are heard." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _literalness, _effort, _ignoreLook }) command.Add(option);
    }

    public IEnumerable<string> Faults(ParseResult parse)
    {
        if (parse.GetValue(_literalness) is { } literalness && literalness is not (>= 0 and <= 1)) yield return string.Create(CultureInfo.InvariantCulture, $"--literalness {literalness} is outside 0 to 1.");
        if (parse.GetValue(_effort) is { } effort && effort is not (>= 1 and <= FoleyWishes.MostEffort)) yield return $"--effort {effort} is outside 1 to {FoleyWishes.MostEffort}.";
    }

    public FoleyWishes Read(ParseResult parse)
    {
        var wishes = new FoleyWishes();
        return wishes with
        {
            Literalness = parse.GetValue(_literalness) ?? wishes.Literalness,
            Effort = (int)(parse.GetValue(_effort) ?? wishes.Effort),
            IgnoresLook = parse.GetValue(_ignoreLook),
        };
    }
}
