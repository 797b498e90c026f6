namespace GraphBff.Upstream.Errors;

/// <summary>The service processed nothing of the call: it refused the stream, or ended the connection before it (gRFC A6).</summary>
internal sealed class RefusedException()
    : HttpRequestException(HttpRequestError.HttpProtocolError, "The service refused the call, or ended the connection before it.");
