namespace GraphBff.Upstream.Wire;

/// <summary>
/// A response that was read: its bytes, one row for each message in it, and the items of all lists. Strings and bytes stay where they came.
/// </summary>
/// <remarks>
/// One byte of a response takes at most 32 bytes of rows and items, and 4 more for each further 64 fields of its type. A field has at
/// least 2 bytes on the wire. Here it takes at most 32 for its slots (more than 8 only if its message was merged), 16 for the row of a message
/// and 16 for an item.
/// A number of a packed list has at least 1 byte, and takes 16. The arrays double when they are full.
/// </remarks>
public sealed class WireDocument
{
    /// <summary>The largest response that is read: 256 MiB.</summary>
    public const int MaxBytes = 256 * 1024 * 1024;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly WireRows _rows;
    private readonly WireItems _items;

    private WireDocument(WireType type, ReadOnlyMemory<byte> bytes)
    {
        _bytes = bytes;
        _rows = new WireRows(bytes.Length);
        _items = new WireItems();
        Root = new WireMessage(this, type, WireScanner.Read(this, type));
    }

    /// <summary>The response.</summary>
    public WireMessage Root { get; }

    internal ReadOnlySpan<byte> Bytes => _bytes.Span;

    internal ReadOnlyMemory<byte> Memory => _bytes;

    internal WireRows Rows => _rows;

    internal WireItems Items => _items;

    /// <summary>How much of the rows and items is in use, in bytes.</summary>
    internal long UsedBytes => (8L * _rows.Used) + (16L * _items.Used);

    /// <summary>Reads a response. The bytes must not change while the document is in use.</summary>
    /// <exception cref="WireException">The bytes are no message of the type, or more than <see cref="MaxBytes"/>.</exception>
    public static WireDocument Read(WireType type, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
        {
            throw new WireException("The message is too large.");
        }

        return new WireDocument(type, bytes);
    }
}
