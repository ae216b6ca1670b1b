using System.Diagnostics;
using System.Runtime.InteropServices;
using Cuewright.Engine.Analysis.Listening;

namespace Cuewright.Clips.Sounds;

/// <summary>A synthetic voice of espeak-ng: a language, a variant of it (m male, f female …), a speed and what it says.</summary>
public sealed record Speaker(string Voice, int WordsPerMinute, string Text)
{
    /// <summary>The voices that the weights of the listener were fitted to.</summary>
    public static Speaker[] Known { get; } =
    [
        new("en+f2", 160, "Today I want to show you how this machine works, step by step. He asked me why, and I said that I did not know."),
        new("de+m2", 130, "Der Zug kommt etwas später an, bitte achten Sie auf die Durchsagen."),
        new("es+m5", 205, "No te preocupes, mañana lo arreglamos con calma."),
        new("pl+f3", 175, "Dzień dobry, dzisiaj pokażę wam stary młyn nad rzeką."),
    ];

    /// <summary>Voices, and mostly languages too, that it was not fitted to.</summary>
    public static Speaker[] Strange { get; } =
    [
        new("en-us+f5", 175, "Welcome back to the channel. In this video we visit a small bakery."),
        new("pt+m4", 160, "Hoje o mar está calmo e o vento vem do norte. Vamos começar com uma pergunta simples."),
        new("ru+m3", 140, "Сегодня мы поедем в горы и будем кататься на лыжах."),
        new("it+f1", 190, "La strada scende verso il mare tra gli ulivi. Buongiorno a tutti."),
    ];

    /// <summary>What is said, at the rate that is listened at.</summary>
    public float[] Say()
    {
        var start = new ProcessStartInfo("espeak-ng") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "-v", Voice, "-s", $"{WordsPerMinute}", "--stdout", Text }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("espeak-ng did not start.");
        using var wave = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(wave);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"espeak-ng ended with {process.ExitCode} for the voice {Voice}.");

        // A header of 44 bytes that says 22 050 Hz, 16 bits, mono.
        const int Header = 44;
        var bytes = wave.ToArray();
        var samples = MemoryMarshal.Cast<byte, short>(bytes.AsSpan(Header)).ToArray();
        return Resampling.Resample([.. samples.Select(sample => sample / 32768f)], BitConverter.ToInt32(bytes, 24), SoundListener.Rate);
    }
}
