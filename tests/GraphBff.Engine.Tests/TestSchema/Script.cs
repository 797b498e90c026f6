using System.Collections.Concurrent;
using GraphBff.Engine.Batching;
using GraphBff.Engine.Types;

namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>What the probes of a test return, and a record of their batches.</summary>
internal sealed class Script
{
    private readonly ConcurrentQueue<string> _batches = new();
    private readonly ConcurrentDictionary<int, Probe> _probes = new();

    /// <summary>The batches in the order in which they began, each with its loader and its keys.</summary>
    public IReadOnlyList<string> Batches => [.. _batches];

    public Func<int, string?> Text { get; set; } = number => $"text {number}";

    public Func<int, object?> Self { get; set; }

    public Func<int, object?> Items { get; set; }

    public Func<int, string?> Key { get; set; } = number => $"{number}";

    /// <summary>What <c>run</c> does.</summary>
    public Func<Probe, FieldContext, ValueTask<object?>> Run { get; set; } = (probe, _) => new(probe);

    /// <summary>What <c>all</c> returns for all parents.</summary>
    public Func<IReadOnlyList<Probe>, IReadOnlyList<Result<object>>> All { get; set; } =
        probes => [.. probes.Select(probe => (Result<object>)(object)$"all {probe.Number}")];

    /// <summary>Each batch awaits this, with the loader's name and the keys.</summary>
    public Func<string, IReadOnlyList<string>, Task> Fetching { get; set; } = (_, _) => Task.CompletedTask;

    public Script()
    {
        Self = Probe;
        Items = number => new[] { Probe(number * 10), Probe((number * 10) + 1), Probe((number * 10) + 2) };
    }

    /// <summary>The probe of a number. It is always the same instance, since a member must give the same value every time.</summary>
    public Probe Probe(int number) => _probes.GetOrAdd(number, static (number, script) => new Probe(script, number), this);

    public Task Fetch(string loader, IReadOnlyList<string> keys)
    {
        _batches.Enqueue($"{loader}: {string.Join(' ', keys)}");
        return Fetching(loader, keys);
    }
}
