using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Cuewright.Server.Operating;

/// <summary>Listens to the meters of this process and writes what they say as Prometheus reads it (text format 0.0.4).</summary>
internal sealed class PrometheusPage : IDisposable
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>From the status of a job to a long film.</summary>
    private static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800];

    private readonly ConcurrentDictionary<(string Name, string Labels), Series> _series = new();
    private readonly MeterListener _listener = new();

    public PrometheusPage()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name is Meters.Name or Meters.Web) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
    }

    public string Write()
    {
        var page = new StringBuilder();
        foreach (var family in _series.GroupBy(entry => entry.Key.Name).OrderBy(family => family.Key, StringComparer.Ordinal))
        {
            var first = family.First().Value;
            page.Append($"# HELP {family.Key} {first.Help}\n# TYPE {family.Key} {first.Kind}\n");
            foreach (var (key, series) in family.OrderBy(entry => entry.Key.Labels, StringComparer.Ordinal)) series.WriteTo(page, key.Name, key.Labels);
        }

        return page.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var kind = instrument switch
        {
            Histogram<double> => "histogram",
            Counter<long> or Counter<double> => "counter",
            _ => "gauge",
        };
        var name = instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "") + (kind == "counter" ? "_total" : "");
        // In any order the same labels are the same series; an order of their own is what the instruments keep.
        var labels = new StringBuilder();
        foreach (var (label, content) in tags) labels.Append($"{(labels.Length == 0 ? "" : ",")}{label.Replace('.', '_')}=\"{Escape(content)}\"");
        _series.GetOrAdd((name, labels.ToString()), _ => new Series(kind, instrument.Description ?? "")).Take(value, isSum: instrument is not (Gauge<int> or Gauge<double>));
    }

    private static string Escape(object? content) =>
        Convert.ToString(content, CultureInfo.InvariantCulture)!.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n"); // Never null for an object or null.

    private sealed class Series(string kind, string help)
    {
        private readonly long[] _buckets = new long[Bounds.Length];
        private long _count;
        private double _value;

        public string Kind => kind;

        public string Help => help;

        public void Take(double value, bool isSum)
        {
            lock (_buckets)
            {
                _value = isSum ? _value + value : value;
                if (kind != "histogram") return;
                _count++;
                for (var i = 0; i < Bounds.Length; i++)
                    if (value <= Bounds[i]) _buckets[i]++;
            }
        }

        public void WriteTo(StringBuilder page, string name, string labels)
        {
            lock (_buckets)
            {
                var set = labels.Length == 0 ? "" : $"{{{labels}}}";
                if (kind != "histogram")
                {
                    page.Append(CultureInfo.InvariantCulture, $"{name}{set} {_value}\n");
                    return;
                }

                var more = labels.Length == 0 ? "" : labels + ",";
                for (var i = 0; i < Bounds.Length; i++) page.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{more}le=\"{Bounds[i]}\"}} {_buckets[i]}\n");
                page.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{more}le=\"+Inf\"}} {_count}\n{name}_sum{set} {_value}\n{name}_count{set} {_count}\n");
            }
        }
    }
}
