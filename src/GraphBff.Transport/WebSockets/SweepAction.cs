namespace GraphBff.Transport.WebSockets;

/// <summary>What a socket needs as time passes.</summary>
internal enum SweepAction
{
    None,

    /// <summary>The client is silent.</summary>
    Ping,

    /// <summary>The client sent no <c>connection_init</c>.</summary>
    CloseWithoutInit,

    /// <summary>The client did not answer a ping.</summary>
    CloseWithoutPong,

    /// <summary>The client takes nothing, or does not answer the closing.</summary>
    Abort,
}
