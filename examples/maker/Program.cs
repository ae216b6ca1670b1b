using Cuewright.Clips;
using Cuewright.Maker;

// Draws examples/daybreak.mp4 and writes what happens in it, and when, beside it.
var folder = args is [var given] ? given : "examples";
await ClipEncoder.WriteAsync(Daybreak.Film, Path.Combine(folder, "daybreak.mp4"), new ClipFormat(1280, 720, Quality: 24, Preset: "slow"));
await File.WriteAllTextAsync(Path.Combine(folder, "daybreak.cues.json"), Cues.Of(Daybreak.Film));
