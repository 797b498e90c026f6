using Google.Protobuf.WellKnownTypes;
using GraphBff.Upstream.Calls;
using Grpc.Core;

namespace GraphBff.Upstream.Described;

/// <summary>What a <see cref="DescribedBatchLoader"/> calls, and how it reads the responses.</summary>
/// <param name="Service">The service.</param>
/// <param name="Batch">The batch method.</param>
/// <param name="Get">The method for one key.</param>
/// <param name="BatchRequest">The request of keys.</param>
/// <param name="GetRequest">The request of a key.</param>
/// <param name="Items">The values in a response of the batch method.</param>
/// <param name="Item">The value in a response of the other; null if it has none.</param>
/// <param name="KeyOf">The key of a value.</param>
public sealed record DescribedBatch(
    DescribedService Service,
    DescribedMethod Batch,
    DescribedMethod Get,
    Func<IReadOnlyList<string>, EncodedRequest> BatchRequest,
    Func<string, EncodedRequest> GetRequest,
    Func<WireObject, IReadOnlyList<object>> Items,
    Func<WireObject, object?> Item,
    Func<object, string> KeyOf);

/// <summary>Reads nodes by a batch method. Without it, they are read one by one.</summary>
/// <param name="services">The services of the request.</param>
/// <param name="batch">What it calls.</param>
public sealed class DescribedBatchLoader(IServiceProvider services, DescribedBatch batch)
    : BatchGetLoader<object, DescribedReply, DescribedReply>(maxBatchSize: 100), IServiceLoader
{
    object IServiceLoader.Service => batch.Service;

    protected override string KeyOf(object value) => batch.KeyOf(value);

    protected override AsyncUnaryCall<DescribedReply> BatchGet(IReadOnlyList<string> ids, FieldMask? mask, CallOptions options)
        => batch.Service.Call(services, batch.Batch, batch.BatchRequest(ids), options);

    protected override IReadOnlyList<object> Items(DescribedReply response) => batch.Items(response.Root);

    protected override AsyncUnaryCall<DescribedReply> Get(string id, FieldMask? mask, CallOptions options)
        => batch.Service.Call(services, batch.Get, batch.GetRequest(id), options);

    protected override object? Item(DescribedReply response) => batch.Item(response.Root);
}
