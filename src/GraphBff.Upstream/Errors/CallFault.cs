namespace GraphBff.Upstream.Errors;

/// <summary>The cause of a failed call, which its status alone does not show.</summary>
internal enum CallFault
{
    /// <summary>The service answered with this status: a <c>grpc-status</c> was received.</summary>
    Status,

    /// <summary>This side ended the call: its deadline passed, or its caller left.</summary>
    Ended,

    /// <summary>The connection ended, or the stream was reset. The service may have run the call.</summary>
    Connection,

    /// <summary>
    /// Headers or trailers on the connection could not be read, so it ended. They may belong to this call or to any other: nothing says to
    /// which.
    /// </summary>
    UnreadableConnection,

    /// <summary>There was no connection, so the service has processed nothing of the call.</summary>
    NotConnected,

    /// <summary>The service has processed nothing of the call: it refused the stream, or closed the connection first (gRFC A6).</summary>
    Refused,

    /// <summary>Something that does not speak gRPC answered: a proxy's page or HTTP status.</summary>
    NotGrpc,

    /// <summary>The response cannot be read.</summary>
    Unreadable,

    /// <summary>The response is larger than <see cref="Configuration.UpstreamOptions.MaxResponseBytes"/>.</summary>
    ResponseTooLarge,

    /// <summary>The call's metadata is larger than the service takes.</summary>
    MetadataTooLarge,
}
