namespace GraphBff.Transport.WebSockets;

/// <summary>The action that a socket needs as time passes.</summary>
internal enum SweepAction
{
    None,

    /// <summary>The client is silent.</summary>
    Ping,

    /// <summary>The client sent no <c>connection_init</c>.</summary>
    CloseWithoutInit,

    /// <summary>The client did not answer a ping.</summary>
    CloseWithoutPong,

    /// <summary>The client reads nothing, or does not answer the close frame.</summary>
    Abort,
}
