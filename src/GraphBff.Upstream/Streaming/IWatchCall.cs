using Grpc.Core;

namespace GraphBff.Upstream.Streaming;

/// <summary>One call of a watch method.</summary>
internal interface IWatchCall : IDisposable
{
    /// <summary>Completes when the service has sent its response headers.</summary>
    Task Headers { get; }

    /// <summary>The last message read.</summary>
    WatchMessage Current { get; }

    /// <summary>Reads the next message; false at the end of the stream.</summary>
    /// <exception cref="RpcException">The call failed.</exception>
    Task<bool> MoveNextAsync(CancellationToken cancellationToken);
}
