using GraphBff.Engine.Errors;
using GraphBff.Upstream.Calls;
using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Described;

/// <summary>
/// Reads lists by a server stream that ends: its messages are the items, or hold them. All messages together may be as large as one
/// response. A stream that breaks is an error, and is not opened again.
/// </summary>
/// <param name="services">The services of the request.</param>
/// <param name="service">The service.</param>
/// <param name="method">The method.</param>
/// <param name="answer">What a message holds: an item, or a list of them; null for nothing.</param>
public sealed class DescribedListLoader(
    IServiceProvider services, DescribedService service, DescribedMethod method, Func<WireObject, object?> answer)
    : GetLoader<EncodedRequest, object>, IServiceLoader
{
    object IServiceLoader.Service => service;

    protected override async Task<object?> GetAsync(EncodedRequest key, CallOptions options)
    {
        using var call = service.Open(services, method, key, options);
        var left = (long)RequestCalls.Of(Operation).Policy.Options.MaxResponseBytes;
        var items = new List<object?>();
        while (await call.ResponseStream.MoveNext(options.CancellationToken).ConfigureAwait(false))
        {
            var message = call.ResponseStream.Current;
            left -= MessageSize.Of(message) ?? 0;
            if (left < 0)
            {
                throw new GraphException(new GraphError(
                    UpstreamErrorCodes.ResponseTooLarge, "The service's response is too large, please ask for less")
                {
                    Service = service.Upstream,
                });
            }

            Add(items, answer(message.Root));
        }

        return items;
    }

    private static void Add(List<object?> items, object? held)
    {
        if (held is IEnumerable<object?> several)
        {
            items.AddRange(several);
        }
        else if (held is not null)
        {
            items.Add(held);
        }
    }
}
