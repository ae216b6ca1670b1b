namespace Cuewright.Engine.Analysis.Listening;

/// <summary>What is kept of one frame of sound.</summary>
/// <param name="BandsDb">Level in each of <see cref="SoundMeter.BandEdgesHz"/>.</param>
/// <param name="VoiceDb">Level where voices carry, 300 to 3400 Hz.</param>
/// <param name="Clarity">0 noise to 1 a clear pitch between 73 and 400 Hz.</param>
/// <param name="Pitch">Semitones above 1 Hz; of no meaning where the clarity is low.</param>
internal readonly record struct SoundNumbers(float[] BandsDb, float VoiceDb, float Clarity, float Pitch);
