using System.Runtime.InteropServices;

namespace GraphBff.Transport.Responses;

/// <summary>What one client leaves unread, of one request or of one socket.</summary>
/// <param name="all">That of all clients.</param>
/// <param name="requestId">For the log.</param>
/// <param name="abort">Ends its connection, and waits for nothing.</param>
internal sealed class UnreadResponse(UnreadResponses all, string requestId, Action abort)
{
    private long _since;
    private volatile bool _isCut;

    public string RequestId { get; } = requestId;

    /// <summary>How much it is, with what its connection keeps. Kept by <see cref="UnreadResponses"/>.</summary>
    public long Bytes { get; set; }

    /// <summary>When the client last took some.</summary>
    public long Since => Volatile.Read(ref _since);

    /// <summary>Whether it was cut off to make room.</summary>
    public bool IsCut => _isCut;

    /// <summary>Counts bytes that begin to wait.</summary>
    public void Add(int bytes) => all.Add(this, bytes);

    /// <summary>No longer counts bytes.</summary>
    public void Remove(int bytes) => all.Remove(this, bytes);

    /// <summary>The client took some.</summary>
    public void OnTaken() => Volatile.Write(ref _since, all.Now);

    public void Cut()
    {
        _isCut = true;
        abort();
    }

    /// <summary>How much memory a body holds: it is pooled, and the array behind it may be twice as large.</summary>
    public static int Held(ReadOnlyMemory<byte> body) => MemoryMarshal.TryGetArray(body, out var held) ? held.Array!.Length : body.Length;
}
