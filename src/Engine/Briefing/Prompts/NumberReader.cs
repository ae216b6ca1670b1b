using System.Globalization;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Briefing.Prompts;

/// <summary>Numbers with what they count: tempi ("90-100 bpm", "tempo 97,5"), meters ("3/4") and times ("1:30", "2 min 10", "thirty seconds", "0:00-0:12").</summary>
internal sealed class NumberReader(Vocabulary vocabulary)
{
    private const double SlowestBpm = 30;
    private const double FastestBpm = 300;

    /// <summary>Nobody means a number beyond this; it would only run over in what is counted from it.</summary>
    private const double Farthest = 1e6;

    public Piece? Read(List<PromptWord> words, int at, out int taken)
    {
        Piece? piece = null;
        taken = 0;
        // "3/4 of the film" is a share.
        if (words[at].Text.Contains('/') && WrittenMeter.TryParse(words[at].Text, out var meter) && !Is(words, at + 1, Grammar.For, out _))
        {
            (piece, taken) = (new MeterPiece(words[at].Text, meter), 1);
        }
        else if (ReadTempo(words, at, out var low, out var high, out taken))
        {
            piece = new TempoPiece(PieceReader.Written(words, at, taken), low, high);
        }
        else if (ReadSpan(words, at, out var from, out var to, out taken))
        {
            piece = new SpanPiece(PieceReader.Written(words, at, taken), from, to);
        }
        else if (ReadTime(words, at, out var seconds, out var clock, out taken))
        {
            piece = new TimePiece(PieceReader.Written(words, at, taken), seconds, clock);
        }

        return piece;
    }

    private bool ReadTempo(List<PromptWord> words, int at, out double low, out double high, out int taken)
    {
        (low, high, taken) = (0, 0, 0);
        var start = at;
        // "bpm: 120", "tempo of 120", "bpm120".
        var announced = Is(words, at, Grammar.Bpm, out var length) || Is(words, at, Grammar.TempoOf, out length);
        if (announced) at += length;
        while (announced && at < words.Count && (words[at].Text == ":" || Is(words, at, Grammar.For, out _) || Is(words, at, Grammar.At, out _))) at++;
        var glued = at < words.Count && words[at].Text.StartsWith("bpm", StringComparison.Ordinal) && words[at].Text.Length > 3 ? words[at].Text[3..] : null;
        if (glued is not null && TryParse(glued, out low)) high = low;
        else if (at >= words.Count || !Amount(words[at], out low, out var unit)) return false;
        else if (at + 2 < words.Count && unit.Length == 0 && (IsRange(words, at + 1) || Is(words, at + 1, Grammar.And, out _)) && Amount(words[at + 2], out high, out unit)) at += 2;
        else high = low;

        at++;
        var counted = glued is not null || EndsWithUnit(words[at - 1], "bpm");
        if (!counted && Is(words, at, Grammar.Bpm, out length))
        {
            counted = true;
            at += length;
        }

        if ((!counted && !announced) || low < SlowestBpm || high > FastestBpm || high < low) return false;
        // "tempo: 30 seconds" announces no tempo.
        if (!counted && (Unit(words, at, out _) > 0 || words[at - 1].Text.Any(c => char.IsLetter(c) || c == ':'))) return false;
        taken = at - start;
        return true;
    }

    private bool ReadSpan(List<PromptWord> words, int at, out double from, out double to, out int taken)
    {
        (from, to, taken) = (0, 0, 0);
        if (ReadTime(words, at, out from, out _, out var first) || ReadBareStart(words, at, out from, out first))
        {
            var next = at + first;
            if (next + 1 < words.Count && IsRange(words, next) && ReadTime(words, next + 1, out to, out var clock, out var second) && to > from)
            {
                // "20-30 seconds" without clock times is a rough length, unless it begins at the beginning.
                if (!clock && from > 0 && (at == 0 || !Is(words, at - 1, Grammar.At, out _))) return false;
                taken = first + 1 + second;
                return true;
            }
        }

        return false;
    }

    /// <summary>"0-12s", "from 15 to 30 seconds": the unit stands behind the second number only.</summary>
    private static bool ReadBareStart(List<PromptWord> words, int at, out double seconds, out int taken)
    {
        taken = 1;
        return TryParse(words[at].Text, out seconds);
    }

    private bool ReadTime(List<PromptWord> words, int at, out double seconds, out bool clock, out int taken)
    {
        (seconds, clock, taken) = (0, false, 0);
        var text = words[at].Text;
        if (text.Contains(':'))
        {
            if (!TryClock(text, out seconds)) return false;
            (clock, taken) = (true, 1);
            return true;
        }

        var start = at;
        if (!Amount(words[at], out var amount, out var suffix)) return false;
        at++;
        var length = 0;
        var unit = suffix.Length > 0 ? SuffixSeconds(suffix) : Unit(words, at, out length);
        at += length;
        if (suffix == "s" && IsEra(amount, words, at)) return false;
        if (unit == 0)
        {
            taken = 1;
            return GluedMinutes(text, out seconds);
        }

        seconds = amount * unit;
        if (Is(words, at, Grammar.Half, out length))
        {
            seconds += unit / 2;
            at += length;
        }

        // "2 min 10", "1 minute 30 seconds".
        if (unit == 60 && at < words.Count && Amount(words[at], out var rest, out suffix) && rest < 60 && suffix is "" or "s" or "sec")
        {
            var restUnit = suffix.Length > 0 ? 1 : Unit(words, at + 1, out length);
            if (restUnit <= 1 && !(restUnit == 0 && Is(words, at + 1, Grammar.Bpm, out _)))
            {
                seconds += rest;
                at += restUnit == 1 && suffix.Length == 0 ? 1 + length : 1;
            }
        }

        taken = at - start;
        return true;
    }

    /// <summary>"the 80s" are years, "an 80s spot" lasts; below fifty nobody means years.</summary>
    private bool IsEra(double amount, List<PromptWord> words, int at) =>
        amount is 50 or 60 or 70 or 80 or 90 or >= 1000 && !(at < words.Count && Is(words, at, Grammar.Long, out _));

    /// <summary>A digit number, with what is written right behind it, or a number word.</summary>
    private bool Amount(PromptWord word, out double amount, out string suffix)
    {
        suffix = "";
        if (!word.IsNumber)
        {
            amount = vocabulary.Find(word.Text) is { Number: { } number } ? number : 0;
            return amount > 0;
        }

        var end = word.Text.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        suffix = word.Text[end..];
        return TryParse(word.Text[..end], out amount);
    }

    private double Unit(List<PromptWord> words, int at, out int length) =>
        Is(words, at, Grammar.Second, out length) ? 1 : Is(words, at, Grammar.Minute, out length) ? 60 : 0;

    private bool IsRange(List<PromptWord> words, int at) => words[at].Text == "-" || Is(words, at, Grammar.To, out _);

    private bool Is(List<PromptWord> words, int at, Grammar grammar, out int length)
    {
        length = 0;
        if (at < 0 || at >= words.Count || words[at].IsPause) return false;
        (var meaning, length) = vocabulary.Longest(words, at);
        return length > 0 && meaning.Grammar == grammar;
    }

    private static double SuffixSeconds(string suffix) => suffix switch
    {
        "s" or "sec" or "secs" or "second" or "seconds" => 1,
        "m" or "min" or "mins" or "minute" or "minutes" => 60,
        _ => 0,
    };

    private static bool EndsWithUnit(PromptWord word, string unit) => word.IsNumber && word.Text.EndsWith(unit, StringComparison.Ordinal);

    /// <summary>"1m30s", "2m10".</summary>
    private static bool GluedMinutes(string text, out double seconds)
    {
        seconds = 0;
        var parts = text.TrimEnd('s').Split('m');
        if (parts.Length != 2 || !TryParse(parts[0], out var minutes) || !TryParse(parts[1], out var rest)) return false;
        seconds = (60 * minutes) + rest;
        return true;
    }

    private static bool TryClock(string text, out double seconds)
    {
        seconds = 0;
        var parts = text.Split(':');
        if (parts.Length is < 2 or > 3) return false;
        foreach (var part in parts)
        {
            if (!TryParse(part, out var value)) return false;
            seconds = (seconds * 60) + value;
        }

        return true;
    }

    private static bool TryParse(string text, out double value) =>
        double.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && value < Farthest;
}
