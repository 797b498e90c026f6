namespace GraphBff.Upstream.Errors;

/// <summary>What made a call fail, which its status alone does not say.</summary>
internal enum CallFault
{
    /// <summary>The service answered with this status: a <c>grpc-status</c> was received.</summary>
    Status,

    /// <summary>This side ended the call: its deadline passed, or its caller left.</summary>
    Ended,

    /// <summary>The connection ended, or the stream was reset. The service may have run the call.</summary>
    Connection,

    /// <summary>
    /// Headers or trailers on the connection could not be read, so it ended. They may be those of this call or of any other: nothing says
    /// whose.
    /// </summary>
    UnreadableConnection,

    /// <summary>There was no connection, so the service has processed nothing of the call.</summary>
    NotConnected,

    /// <summary>The service has processed nothing of the call: it refused the stream, or ended the connection before it (gRFC A6).</summary>
    Refused,

    /// <summary>Something that does not speak gRPC answered: a proxy's page or HTTP status.</summary>
    NotGrpc,

    /// <summary>The answer cannot be understood.</summary>
    Unreadable,

    /// <summary>The answer is larger than <see cref="Configuration.UpstreamOptions.MaxResponseBytes"/>.</summary>
    ResponseTooLarge,

    /// <summary>The call's metadata is larger than the service takes.</summary>
    MetadataTooLarge,
}
