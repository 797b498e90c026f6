using GraphBff.Upstream.Errors;
using GraphBff.Upstream.Streaming;
using Grpc.Core;

namespace GraphBff.Upstream.PassThrough;

/// <summary>An open server stream of encoded messages. It counts among the graph's upstream streams until it is disposed.</summary>
public sealed class EncodedStream : IDisposable
{
    private readonly AsyncServerStreamingCall<EncodedMessage> _call;
    private readonly EncodedMethod _method;
    private readonly string _identity;
    private readonly StreamHubs _streams;

    internal EncodedStream(AsyncServerStreamingCall<EncodedMessage> call, EncodedMethod method, string identity, StreamHubs streams)
    {
        _call = call;
        _method = method;
        _identity = identity;
        _streams = streams;
        streams.StreamOpened(method.Upstream, method.Descriptor.Name);
    }

    /// <summary>Completes when the service has sent its headers, even with a failure. Some send them with the first message only.</summary>
    public Task Answered => _call.ResponseHeadersAsync;

    public EncodedMessage Current => _call.ResponseStream.Current;

    /// <summary>Reads the next message. Until then the service is slowed down by HTTP/2's flow control.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="UpstreamException">The call failed.</exception>
    public Task<bool> MoveNextAsync() => _call.ResponseStream.MoveNext(CancellationToken.None);

    public void Dispose()
    {
        _call.Dispose();
        _streams.StreamClosed(_method.Upstream, _method.Descriptor.Name);
        _streams.Release(_identity);
    }
}
