using Grpc.Core;

namespace GraphBff.Benchmarks.Live;

/// <summary>A watch stream that reports its first message. By then the service has registered the stream for changes.</summary>
internal sealed class BegunStream<T>(IServerStreamWriter<T> stream, Action begun) : IServerStreamWriter<T>
{
    public bool HasBegun { get; private set; }

    public WriteOptions? WriteOptions
    {
        get => stream.WriteOptions;
        set => stream.WriteOptions = value;
    }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        if (!HasBegun)
        {
            HasBegun = true;
            begun();
        }

        return stream.WriteAsync(message, cancellationToken);
    }
}
