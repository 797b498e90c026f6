using GraphBff.Upstream.Calls;
using GraphBff.Upstream.Wire;

namespace GraphBff.Upstream.Described;

/// <summary>A response of a method that is called by its descriptor.</summary>
public sealed class DescribedReply : IEncodedMessage
{
    private readonly WireType _type;
    private readonly byte[] _bytes;
    private WireDocument? _document;
    private WireObject? _root;

    internal DescribedReply(WireType type, byte[] bytes)
    {
        _type = type;
        _bytes = bytes;
    }

    /// <summary>The message. It is read once.</summary>
    /// <exception cref="WireException">The bytes are no message of the type.</exception>
    public WireObject Root => _root ??= new WireObject((_document = WireDocument.Read(_type, _bytes)).Root);

    /// <summary>Its memory in bytes: the message, and what was read of it.</summary>
    internal long HeldBytes => _bytes.Length + (_document?.UsedBytes ?? 0);

    int IEncodedMessage.Size => _bytes.Length;
}
