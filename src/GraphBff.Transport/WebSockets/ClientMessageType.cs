namespace GraphBff.Transport.WebSockets;

/// <summary>What a client may send.</summary>
internal enum ClientMessageType
{
    None,
    ConnectionInit,
    Ping,
    Pong,
    Subscribe,
    Complete,
}
