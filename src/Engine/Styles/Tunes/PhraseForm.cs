using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Cuewright.Engine.Styles.Tunes;

/// <summary>What a bar of a phrase is made of.</summary>
public enum Material
{
    /// <summary>The first bar of the motif.</summary>
    Head,

    /// <summary>The second.</summary>
    Tail,

    /// <summary>The tail as it begins, with another end.</summary>
    Variant,

    /// <summary>A bar that stands against both.</summary>
    News,

    /// <summary>A question: the phrase comes to rest where it cannot stay.</summary>
    Open,

    /// <summary>The end, open or closed as the place in the piece asks.</summary>
    Close,

    Silence,
}

/// <summary>How a bar of the motif is changed when it is used.</summary>
public enum Change
{
    None,

    /// <summary>Upside down.</summary>
    Inverted,

    /// <summary>Its first half twice: it presses on.</summary>
    Fragment,

    /// <summary>Its first half twice as slow.</summary>
    Widened,

    /// <summary>Late by an eighth.</summary>
    Late,
}

/// <summary>A bar of a phrase: which material, how changed, moved by how many scale steps.</summary>
public readonly record struct Gesture(Material Material, Change Change, int Steps)
{
    private const string Materials = "htvn?!.";
    private const string Changes = " ifwl";

    /// <exception cref="FormatException">A sign means nothing.</exception>
    public static Gesture Parse(string text)
    {
        var material = Materials.IndexOf(text[0], StringComparison.Ordinal);
        var change = text.Length > 1 ? Changes.IndexOf(text[1], StringComparison.Ordinal) : -1;
        var moved = text[(change > 0 ? 2 : 1)..];
        var steps = 0;
        if (material < 0 || (moved.Length > 0 && !(moved[0] is '+' or '-' && int.TryParse(moved, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out steps))))
        {
            throw new FormatException($"'{text}' is no bar of a phrase; write h, t+1, ni, ? …");
        }

        return new Gesture((Material)material, (Change)Math.Max(0, change), steps);
    }

    /// <summary>Said as it was first thought of.</summary>
    public bool IsPlain => Change == Change.None && Steps == 0;

    public bool Rests => Material is Material.Open or Material.Close;

    public override string ToString() =>
        $"{Materials[(int)Material]}{(Change == Change.None ? "" : Changes[(int)Change])}{(Steps == 0 ? "" : Steps.ToString("+0;-0", CultureInfo.InvariantCulture))}";
}

/// <summary>The bars of a phrase in the notation of the file: "h t n ? | h t n !".</summary>
[JsonConverter(typeof(GesturesConverter))]
public sealed record Gestures(ImmutableArray<Gesture> Bars)
{
    public static Gestures Parse(string text) =>
        new([.. text.Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries).Select(Gesture.Parse)]);

    private sealed class GesturesConverter : TextConverter<Gestures>
    {
        protected override Gestures Parse(string text) => Gestures.Parse(text);
    }
}

/// <summary>How a phrase is built, bar by bar.</summary>
public sealed record PhraseForm
{
    /// <summary>What the forms are written for.</summary>
    public const int Length = 8;

    public required string Name { get; init; }

    public required Gestures Bars { get; init; }

    /// <summary>For styles that name no forms of their own.</summary>
    public bool Common { get; init; }

    /// <summary>It says little and says it often: for what opens up.</summary>
    public bool Hook { get; init; }

    /// <summary>The phrase in so many bars: a shorter one keeps beginning and end, a longer one lets its end ring.</summary>
    public ImmutableArray<Gesture> In(int bars)
    {
        if (bars >= Length) return [.. Bars.Bars, .. Silences(bars - Length)];
        var end = new Gesture(Material.Close, Change.None, 0);
        var kept = Bars.Bars[..(bars - 1)];
        var last = kept.Length - 1;
        while (last >= 0 && kept[last].Material == Material.Silence) last--;
        // Two ends in a row would stumble: the first is the end then.
        return last >= 0 && kept[last].Rests ? [.. kept[..last], end, .. Silences(bars - last - 1)] : [.. kept, end];

        static IEnumerable<Gesture> Silences(int count) => Enumerable.Repeat(new Gesture(Material.Silence, Change.None, 0), count);
    }
}
