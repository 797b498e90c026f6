using Google.Protobuf;

namespace GraphBff.Upstream.Calls;

/// <summary>How many bytes a message has on the wire.</summary>
internal static class MessageSize
{
    /// <returns>Null for what is no message.</returns>
    public static int? Of(object message) => message switch
    {
        IMessage known => known.CalculateSize(),
        IEncodedMessage encoded => encoded.Size,
        _ => null,
    };
}
