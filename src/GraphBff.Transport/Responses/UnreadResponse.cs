using System.Runtime.InteropServices;

namespace GraphBff.Transport.Responses;

/// <summary>The bytes that one client leaves unread, of one request or one socket.</summary>
/// <param name="all">Counts the bytes of all clients.</param>
/// <param name="requestId">The request's id, for the log.</param>
/// <param name="abort">Aborts the client's connection, without waiting.</param>
internal sealed class UnreadResponse(UnreadResponses all, string requestId, Action abort)
{
    private long _since;
    private volatile bool _isCut;

    public string RequestId { get; } = requestId;

    /// <summary>The unread bytes, with the buffers of the connection. Set by <see cref="UnreadResponses"/>.</summary>
    public long Bytes { get; set; }

    /// <summary>When the client last read something.</summary>
    public long Since => Volatile.Read(ref _since);

    /// <summary>Whether the client was disconnected to free memory.</summary>
    public bool IsCut => _isCut;

    /// <summary>Adds bytes that begin to wait.</summary>
    public void Add(int bytes) => all.Add(this, bytes);

    /// <summary>Subtracts bytes that no longer wait.</summary>
    public void Remove(int bytes) => all.Remove(this, bytes);

    /// <summary>Notes that the client has read something.</summary>
    public void OnTaken() => Volatile.Write(ref _since, all.Now);

    public void Cut()
    {
        _isCut = true;
        abort();
    }

    /// <summary>The memory that a body holds. It is pooled, and its array may be twice as large.</summary>
    public static int Held(ReadOnlyMemory<byte> body) => MemoryMarshal.TryGetArray(body, out var held) ? held.Array!.Length : body.Length;
}
