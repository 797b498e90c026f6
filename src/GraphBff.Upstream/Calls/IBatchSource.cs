using GraphBff.Engine.Batching;
using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>Where the values of keys come from: one call for all keys, or one call for each.</summary>
internal interface IBatchSource<TKey, TValue>
{
    /// <summary>Bounds the calls, together with all others of the operation to the same service.</summary>
    CallGate Gate { get; }

    /// <summary>Reads all keys by one call; a result left alone is a missing key.</summary>
    Task ReadAllAsync(IReadOnlyList<TKey> keys, Memory<Result<TValue>> results, CallOptions options);

    /// <summary>Reads one key by a call of its own.</summary>
    Task<Result<TValue>> ReadOneAsync(TKey key, CallOptions options);

    /// <summary>The result of a key whose call failed, or that made a batch fail.</summary>
    Result<TValue> Failed(RpcException failure);
}
