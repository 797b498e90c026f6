using System.Collections.Concurrent;
using GraphBff.Transport.Reading;

namespace GraphBff.Transport.Documents;

/// <summary>
/// Registered documents, limited in number and in bytes. A document that was requested since the last search for room stays (the
/// second-chance algorithm), so a flood of new documents does not evict those in use.
/// </summary>
internal sealed class DocumentMemory(int maxCount, int maxSize)
{
    // So that a few large documents cannot fill the memory.
    private readonly int _maxDocumentSize = maxSize / 64;
    private readonly ConcurrentDictionary<DocumentHash, AutomaticDocument> _documents = new();
    private readonly Queue<AutomaticDocument> _order = new();
    private readonly Lock _gate = new();
    private long _size;

    public int Count => _documents.Count;

    /// <summary>The size of the texts in bytes.</summary>
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

    /// <summary>Stores a document.</summary>
    /// <returns>False if it is larger than a document may be.</returns>
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
