using Grpc.Core;

namespace GraphBff.Upstream.Streaming;

/// <summary>One call of a watch method.</summary>
internal interface IWatchCall : IDisposable
{
    /// <summary>Done when the service has answered, if with nothing but headers.</summary>
    Task Headers { get; }

    /// <summary>The message that was read last.</summary>
    WatchMessage Current { get; }

    /// <summary>Reads the next message; false at the end of the stream.</summary>
    /// <exception cref="RpcException">The call failed.</exception>
    Task<bool> MoveNextAsync(CancellationToken cancellationToken);
}
