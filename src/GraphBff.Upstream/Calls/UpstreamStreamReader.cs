using GraphBff.Upstream.Errors;
using GraphBff.Upstream.Telemetry;
using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>Reads an upstream stream. Its failure is an <see cref="Errors.UpstreamException"/>, which names the service.</summary>
internal sealed class UpstreamStreamReader<T>(
    AsyncServerStreamingCall<T> call,
    CallLog log,
    CallTelemetry? telemetry,
    string method,
    Metadata? headers,
    CancellationToken callToken) : IAsyncStreamReader<T>, IDisposable
{
    public AsyncServerStreamingCall<T> Call => call;

    public T Current => call.ResponseStream.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            var hasNext = await call.ResponseStream.MoveNext(cancellationToken).ConfigureAwait(false);
            if (!hasNext)
            {
                telemetry?.End(StatusCode.OK);
            }

            return hasNext;
        }
        catch (RpcException exception)
        {
            telemetry?.End(CallFaults.Of(exception.Status).Status);
            throw log.Failed(exception, method, headers, cancellationToken.IsCancellationRequested ? cancellationToken : callToken);
        }
    }

    public void Dispose()
    {
        // Whoever disposes of a stream before its end cancels it.
        telemetry?.End(StatusCode.Cancelled);
        call.Dispose();
    }
}
