using GraphBff.Upstream.Calls;
using Grpc.Core;

namespace GraphBff.Upstream.Described;

/// <summary>Reads values by a unary method, one call for each key.</summary>
/// <param name="services">The services of the request.</param>
/// <param name="service">The service.</param>
/// <param name="method">The method.</param>
/// <param name="request">The request of a key.</param>
/// <param name="answer">The answer in a response; null if it has none.</param>
public sealed class DescribedGetLoader<TKey>(
    IServiceProvider services,
    DescribedService service,
    DescribedMethod method,
    Func<TKey, EncodedRequest> request,
    Func<WireObject, object?> answer) : GetLoader<TKey, object>, IServiceLoader
    where TKey : notnull
{
    object IServiceLoader.Service => service;

    protected override async Task<object?> GetAsync(TKey key, CallOptions options)
        => answer((await service.Call(services, method, request(key), options).ResponseAsync.ConfigureAwait(false)).Root);
}
