using GraphBff.Engine.Output;
using GraphBff.Engine.Tracing;
using Microsoft.Extensions.Options;

namespace GraphBff.Tracing;

/// <summary>The last traces, bounded by their number and their size.</summary>
internal sealed class TraceRing(IOptions<TracingOptions> options) : ITraceSink
{
    private readonly Lock _gate = new();
    private readonly Queue<TraceEntry> _entries = new();
    private readonly int _maxCount = options.Value.KeptOperations;
    private readonly long _maxSize = options.Value.KeptBytes;
    private long _size;
    private long _lastId;

    /// <summary>The traces, the latest first.</summary>
    public IReadOnlyList<TraceEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries.Reverse()];
            }
        }
    }

    public TraceEntry? Find(long id)
    {
        lock (_gate)
        {
            return _entries.FirstOrDefault(entry => entry.Id == id);
        }
    }

    public void Add(OperationTrace trace)
    {
        var id = Interlocked.Increment(ref _lastId);
        var entry = new TraceEntry(
            id, Write(output => TraceEntryJson.Summary(output, id, trace)), Write(output => TraceEntryJson.Detail(output, id, trace)));
        if (entry.Size > _maxSize)
        {
            return;
        }

        lock (_gate)
        {
            _entries.Enqueue(entry);
            _size += entry.Size;
            while (_entries.Count > _maxCount || _size > _maxSize)
            {
                _size -= _entries.Dequeue().Size;
            }
        }
    }

    private static byte[] Write(Action<JsonOutput> write)
    {
        using var output = new JsonOutput();
        write(output);
        return output.WrittenMemory.ToArray();
    }
}
