namespace Cuewright.Engine.Analysis.Measuring;

/// <summary>Adds up over the blocks of a frame how much of their texture was found again.</summary>
internal struct TextureBalance
{
    /// <summary>
    /// What stands still while so large a share of the picture changes is a bar, a logo or a caption and no longer counts;
    /// below the lower share it counts in full, since a still camera is no reason to look at the moving things alone.
    /// </summary>
    private const double Overlay = 0.55;
    private const double Scene = 0.3;

    private double _changedEnergy;
    private double _changedFound;
    private int _changed;
    private double _stillEnergy;
    private int _still;

    public void Add(double energy, double likeness, bool still)
    {
        if (still)
        {
            _stillEnergy += energy;
            _still++;
        }
        else
        {
            _changedEnergy += energy;
            _changedFound += energy * likeness;
            _changed++;
        }
    }

    /// <summary>The share found again, 0 to 1.</summary>
    public readonly double Kept
    {
        get
        {
            var blocks = _changed + _still;
            if (blocks == 0) return 1;
            var share = (double)_changed / blocks;
            var still = Math.Clamp((Overlay - share) / (Overlay - Scene), 0, 1);
            // A level of texture in every block is what noise alone has; below it nothing can be lost.
            var noise = _changed + (still * _still);
            return (_changedFound + (still * _stillEnergy) + noise) / (_changedEnergy + (still * _stillEnergy) + noise);
        }
    }
}
