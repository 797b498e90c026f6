namespace GraphBff.Transport.WebSockets;

/// <summary>The messages that the server sends.</summary>
internal enum ServerMessageType
{
    ConnectionAck,
    Ping,
    Pong,
    Next,
    Error,
    Complete,
}
