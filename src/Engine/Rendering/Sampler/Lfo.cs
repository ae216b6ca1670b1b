namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>A triangle that starts at 0, rising, after its delay.</summary>
internal struct Lfo
{
    private double _cycles;
    private double _cyclesPerSample;

    public void Start(float delayTimecents, float frequencyCents, int sampleRate)
    {
        _cyclesPerSample = Exponential.HertzOfCents(Math.Clamp(frequencyCents, -16000, 4500)) / sampleRate;
        _cycles = -Exponential.SecondsOfTimecents(Math.Clamp(delayTimecents, -12000, 5000)) * sampleRate * _cyclesPerSample;
    }

    /// <summary>Value −1 to 1 after so many samples more.</summary>
    public float Advance(int samples)
    {
        _cycles += samples * _cyclesPerSample;
        if (_cycles <= 0) return 0;
        var quarters = 4 * (_cycles - Math.Floor(_cycles));
        return (float)(quarters < 1 ? quarters : quarters < 3 ? 2 - quarters : quarters - 4);
    }
}
