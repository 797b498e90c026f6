namespace GraphBff.Upstream.Errors;

/// <summary>The service processed nothing of the call: it refused the stream, or closed the connection first (gRFC A6).</summary>
internal sealed class RefusedException()
    : HttpRequestException(HttpRequestError.HttpProtocolError, "The service refused the call, or closed the connection before it.");
