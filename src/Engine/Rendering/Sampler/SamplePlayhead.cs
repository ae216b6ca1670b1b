namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>The place in a recording that a voice reads, with the loop. Positions are 32.32 fixed point.</summary>
internal struct SamplePlayhead
{
    private const double One = 4294967296;

    private SampleSpan _sample;
    private long _position;
    private bool _looping;
    private SincKernel _kernel;

    public bool AtEnd { get; private set; }

    /// <summary>Reads from a sample on, at no more than so many samples of the recording per sample of sound.</summary>
    public void Start(in SampleSpan sample, double first, double fastest)
    {
        _kernel = SincKernel.For(fastest);
        _sample = sample;
        _position = (long)(first * One);
        _looping = sample.Loop != LoopMode.None;
        AtEnd = false;
        Wrap();
    }

    public void Release()
    {
        if (_sample.Loop == LoopMode.UntilRelease) _looping = false;
    }

    /// <summary>Reads so many outputs into every eighth place of the buffer; zeros after the end.</summary>
    public void Read(double step, Span<float> lane, int count)
    {
        var fixedStep = Math.Max(1, (long)(step * One));
        var done = 0;
        while (done < count && !AtEnd)
        {
            var run = Math.Min(count - done, WholeRun(fixedStep));
            if (run > 0)
            {
                Interpolator.Run(_sample.Data, _position, fixedStep, _kernel, lane[(done * VoiceLanes.Count)..], run);
                _position += run * fixedStep;
                done += run;
            }
            else
            {
                lane[done * VoiceLanes.Count] = ReadAcross();
                _position += fixedStep;
                done++;
            }

            Wrap();
        }

        for (; done < count; done++) lane[done * VoiceLanes.Count] = 0;
    }

    /// <summary>How many outputs from here have all their taps in one piece.</summary>
    private readonly int WholeRun(long step)
    {
        if ((_position >> 32) < _kernel.Before) return 0;
        var limit = (long)((_looping ? _sample.LoopEnd : _sample.Length) - (_kernel.Taps - 1 - _kernel.Before)) << 32;
        return _position >= limit ? 0 : (int)Math.Min(int.MaxValue, ((limit - _position - 1) / step) + 1);
    }

    /// <summary>One output whose taps reach over the start, the end or the seam of the loop.</summary>
    private readonly float ReadAcross()
    {
        Span<short> taps = stackalloc short[SincKernel.MostTaps];
        taps = taps[.._kernel.Taps];
        var data = _sample.Data;
        var first = (int)(_position >> 32) - _kernel.Before;
        for (var i = 0; i < taps.Length; i++)
        {
            var at = first + i;
            if (_looping && at >= _sample.LoopEnd) at = _sample.LoopStart + ((at - _sample.LoopStart) % (_sample.LoopEnd - _sample.LoopStart));
            taps[i] = at >= 0 && at < data.Length ? data[at] : (short)0;
        }

        return Interpolator.At(taps, _position, _kernel);
    }

    private void Wrap()
    {
        var index = _position >> 32;
        if (_looping)
        {
            if (index < _sample.LoopEnd) return;
            var length = (long)(_sample.LoopEnd - _sample.LoopStart) << 32;
            var start = (long)_sample.LoopStart << 32;
            _position = start + ((_position - start) % length);
        }
        else if (index >= _sample.Length)
        {
            AtEnd = true;
        }
    }
}
