using Cuewright.Bench;
using Cuewright.Bench.Gallery;
using Cuewright.Bench.Load;
using Cuewright.Bench.Notes;
using Cuewright.Bench.Sampler;

// Speed is told as ratios measured in one run, memory as peak resident set; see bench/README.md for the tables.
return args switch
{
    ["flow", ..] => await FlowBench.RunAsync(args[1..]),
    ["analysis", ..] => await AnalysisBench.RunAsync(args[1..]),
    ["long", ..] => await LongClipBench.RunAsync(),
    ["shots"] => await ShotsBench.RunAsync(),
    ["solver"] => SolverBench.Run(),
    ["jobs"] => await JobsBench.RunAsync(),
    ["load"] => await LoadBench.RunAsync(),
    ["speech"] => SpeechBench.Run(),
    ["sampler", ..] => SamplerBench.Run(args[1..]),
    ["pieces", ..] => await PiecesBench.RunAsync(args[1..]),
    ["styles", ..] => StylesBench.Run(args[1..]),
    ["gallery", ..] => await GalleryBench.RunAsync(args[1..]),
    ["arrangement", ..] => ArrangementBench.Run(args[1..]),
    ["notes", ..] => NotesBench.Run(args[1..]),
    ["sights", ..] => await SightsBench.RunAsync(args[1..]),
    ["effects"] => EffectsBench.Run(),
    ["sounds", ..] => await SoundsBench.RunAsync(args[1..]),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "bench flow [CLIP]: scoring a 60 s 1080p clip against decoding it.  bench analysis [CLIP]: watching it against decoding it.  bench long: peak memory and time of 1 and 10 minutes.  "
        + "bench shots: cuts, dissolves, fades and wipes found in made-up edits.  "
        + "bench sampler [BANK.sf2]: a dense minute on sixteen channels, ours against fluidsynth.  "
        + "bench notes [INSTRUMENT…]: single notes of every instrument: loudness, tuning, brightness, repetition, release.  "
        + "bench pieces [FOLDER] [NAME…]: plays the hand-written pieces into a folder, as wav and midi.  "
        + "bench styles [FOLDER] [SECONDS] [NAME…]: writes every style as midi, three seeds each.  "
        + "bench gallery [FOLDER] [NAME…]: plays every style, with a page to listen to; bench/gallery.sh installs what it needs and runs it.  "
        + "bench sights [--encoded] [NAME or FILE…]: what would be heard in drawn clips against what is found in them.  "
        + "bench sounds [FOLDER] [NAME or FAMILY…]: every sound of the effects, three seeds each, as wav.  "
        + "bench effects: from words to samples, and long beds.  "
        + "bench arrangement [NAME]: a full hand-written piece through players, mix and master.  "
        + "bench solver: beats given to made-up lists of moments.  "
        + "bench speech: where someone speaks, over noises and music.  "
        + "bench jobs: submits, status reads and leases a second on the disk of the current folder.  "
        + "bench load: what the server bears over HTTP; bench/load.sh installs what it needs and runs it.");
    return 2;
}
