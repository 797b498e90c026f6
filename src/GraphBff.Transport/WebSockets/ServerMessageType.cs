namespace GraphBff.Transport.WebSockets;

/// <summary>What the server sends.</summary>
internal enum ServerMessageType
{
    ConnectionAck,
    Ping,
    Pong,
    Next,
    Error,
    Complete,
}
