using GraphBff.Engine.Batching;
using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>Reads the values of keys: by one call for all keys, or by one call for each.</summary>
internal interface IBatchSource<TKey, TValue>
{
    /// <summary>Bounds the calls of the operation to the same service.</summary>
    CallGate Gate { get; }

    /// <summary>Reads all keys by one call. A key without a value leaves its result unset.</summary>
    Task ReadAllAsync(IReadOnlyList<TKey> keys, Memory<Result<TValue>> results, CallOptions options);

    /// <summary>Reads one key by its own call.</summary>
    Task<Result<TValue>> ReadOneAsync(TKey key, CallOptions options);

    /// <summary>The result of a key whose call failed, or that made a batch fail.</summary>
    Result<TValue> Failed(RpcException failure);
}
