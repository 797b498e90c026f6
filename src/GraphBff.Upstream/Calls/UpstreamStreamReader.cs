using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>Reads an upstream stream. Its failure is an <see cref="Errors.UpstreamException"/>, which names the service.</summary>
internal sealed class UpstreamStreamReader<T>(
    IAsyncStreamReader<T> inner, CallLog log, string method, Metadata? headers, CancellationToken callToken) : IAsyncStreamReader<T>
{
    public T Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            return await inner.MoveNext(cancellationToken).ConfigureAwait(false);
        }
        catch (RpcException exception)
        {
            throw log.Failed(exception, method, headers, cancellationToken.IsCancellationRequested ? cancellationToken : callToken);
        }
    }
}
