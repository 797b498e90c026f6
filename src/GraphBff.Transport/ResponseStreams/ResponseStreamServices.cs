using GraphBff.Engine;
using GraphBff.Transport.Responses;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.ResponseStreams;

/// <summary>The services that all response streams share.</summary>
internal sealed class ResponseStreamServices(
    OpenResponseStreams streams,
    GraphEngine engine,
    UnreadResponses unread,
    TimeProvider time,
    IOptions<ResponseStreamOptions> options,
    ILogger<ResponseStream> logger)
{
    public OpenResponseStreams Streams { get; } = streams;

    public GraphEngine Engine { get; } = engine;

    public UnreadResponses Unread { get; } = unread;

    public TimeProvider Time { get; } = time;

    public TimeSpan SendTimeout { get; } = options.Value.SendTimeout;

    public ILogger<ResponseStream> Logger { get; } = logger;
}
