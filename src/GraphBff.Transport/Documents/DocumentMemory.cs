using System.Collections.Concurrent;
using GraphBff.Transport.Reading;

namespace GraphBff.Transport.Documents;

/// <summary>
/// Registered documents, bounded in number and in bytes. What was asked for since the last look stays (the second-chance rule), so that
/// a flood of new documents does not push out the ones that are used.
/// </summary>
internal sealed class DocumentMemory(int maxCount, int maxSize)
{
    // So that no few documents empty the memory.
    private readonly int _maxDocumentSize = maxSize / 64;
    private readonly ConcurrentDictionary<DocumentHash, AutomaticDocument> _documents = new();
    private readonly Queue<AutomaticDocument> _order = new();
    private readonly Lock _gate = new();
    private long _size;

    public int Count => _documents.Count;

    /// <summary>The texts' bytes.</summary>
    public long Size => Interlocked.Read(ref _size);

    public AutomaticDocument? Find(DocumentHash hash)
    {
        if (!_documents.TryGetValue(hash, out var found))
        {
            return null;
        }

        if (!found.Used)
        {
            found.Used = true;
        }

        return found;
    }

    /// <summary>Keeps a document.</summary>
    /// <returns>False where it is larger than any may be.</returns>
    public bool TryAdd(AutomaticDocument document)
    {
        if (document.Text.Length > _maxDocumentSize)
        {
            return false;
        }

        Add(document);
        return true;
    }

    private void Add(AutomaticDocument document)
    {
        lock (_gate)
        {
            if (!_documents.TryAdd(document.Hash, document))
            {
                return;
            }

            _order.Enqueue(document);
            _size += document.Text.Length;
            while (_order.Count > maxCount || _size > maxSize)
            {
                MakeRoom();
            }
        }
    }

    private void MakeRoom()
    {
        var oldest = _order.Dequeue();
        if (oldest.Used)
        {
            oldest.Used = false;
            _order.Enqueue(oldest);
        }
        else
        {
            _documents.TryRemove(oldest.Hash, out _);
            _size -= oldest.Text.Length;
        }
    }
}
