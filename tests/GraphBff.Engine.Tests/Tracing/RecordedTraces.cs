using System.Collections.Concurrent;
using GraphBff.Engine.Tracing;

namespace GraphBff.Engine.Tests.Tracing;

/// <summary>A sink that keeps every trace.</summary>
internal sealed class RecordedTraces : ITraceSink
{
    private readonly ConcurrentQueue<OperationTrace> _traces = new();

    public IReadOnlyList<OperationTrace> Traces => [.. _traces];

    public void Add(OperationTrace trace) => _traces.Enqueue(trace);
}
