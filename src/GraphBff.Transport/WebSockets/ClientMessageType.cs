namespace GraphBff.Transport.WebSockets;

/// <summary>The messages that a client may send.</summary>
internal enum ClientMessageType
{
    None,
    ConnectionInit,
    Ping,
    Pong,
    Subscribe,
    Complete,
}
