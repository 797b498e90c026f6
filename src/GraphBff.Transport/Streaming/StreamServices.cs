using GraphBff.Engine.Execution;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Streaming;

/// <summary>What every session needs.</summary>
internal sealed class StreamServices(
    OpenStreams streams,
    GraphEngine engine,
    TimeProvider time,
    IOptions<StreamTransportOptions> options,
    ILogger<StreamSession> logger)
{
    public OpenStreams Streams { get; } = streams;

    public GraphEngine Engine { get; } = engine;

    public TimeProvider Time { get; } = time;

    public TimeSpan SendTimeout { get; } = options.Value.SendTimeout;

    public ILogger<StreamSession> Logger { get; } = logger;
}
