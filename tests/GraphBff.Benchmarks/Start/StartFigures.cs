using System.Globalization;

namespace GraphBff.Benchmarks.Start;

/// <summary>The figures of one published product: a sample of each round.</summary>
internal sealed class StartFigures(string name, string folder)
{
    private readonly Dictionary<string, List<double>> _samples = [];

    public string Name => name;

    public string Folder => folder;

    /// <summary>What was measured, in the order of the first round.</summary>
    public IEnumerable<string> Measures => _samples.Keys;

    public void Add(string measure, double value)
    {
        if (!_samples.TryGetValue(measure, out var values))
        {
            _samples[measure] = values = [];
        }

        values.Add(value);
    }

    /// <summary>The median, and its ratio to another product's in the same rounds.</summary>
    public string Describe(string measure, StartFigures other)
    {
        var ratio = Median([.. _samples[measure].Zip(other._samples[measure], (one, two) => one / two)]);
        var value = Median(_samples[measure]);
        return ReferenceEquals(this, other)
            ? string.Create(CultureInfo.InvariantCulture, $"{value:0.##}")
            : string.Create(CultureInfo.InvariantCulture, $"{value:0.##} ({ratio:0.00} x)");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
