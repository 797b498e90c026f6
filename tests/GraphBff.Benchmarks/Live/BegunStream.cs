using Grpc.Core;

namespace GraphBff.Benchmarks.Live;

/// <summary>A watch stream that tells of its first message, before which the service has taken its place among the changes.</summary>
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
