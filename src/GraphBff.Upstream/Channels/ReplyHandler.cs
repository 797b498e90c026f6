using System.Diagnostics;
using System.Net;
using GraphBff.Upstream.Channels.Balancing;
using GraphBff.Upstream.Configuration;

namespace GraphBff.Upstream.Channels;

/// <summary>
/// The handler nearest to the connections. It tells the balancer how an instance answered, and mends metadata that Grpc.Net.Client would
/// let a call fail over.
/// </summary>
internal sealed class ReplyHandler(InstanceGroup instances, UpstreamOptions options, PingIntervals pings) : DelegatingHandler
{
    /// <summary>The header of a call's deadline. Only streams have none.</summary>
    public const string Timeout = "grpc-timeout";

    private const string Status = "grpc-status";
    private const string Unavailable = "14";

    // A call that ends sooner was given up by its caller, or had little of its request's time left.
    private readonly TimeSpan _patience = options.CallTimeout / 2 < TimeSpan.FromSeconds(1) ? options.CallTimeout / 2 : TimeSpan.FromSeconds(1);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(Instance.Key, out var instance))
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        SingleSending.Allow(request);
        long began = Stopwatch.GetTimestamp();
        try
        {
            var response = await (instance.PingDoublings == 0
                ? base.SendAsync(request, cancellationToken)
                : pings.Of(instance.PingDoublings).SendAsync(request, cancellationToken)).ConfigureAwait(false);
            Receive(response, instance);
            if (!request.Headers.NonValidated.Contains(Timeout))
            {
                // A stream. What ends their connection later shows nowhere else.
                response.Content = new WatchedContent(response.Content, failure => Broken(failure, instance, began));
            }

            return response;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            if (request.Headers.NonValidated.Contains(Timeout) && Stopwatch.GetElapsedTime(began) >= _patience)
            {
                instances.Failed(instance, "no answer in time");
            }

            throw;
        }
        catch (Exception failure)
        {
            Broken(failure, instance, began);
            instances.Lost(instance, began, failure.Message);
            throw;
        }
    }

    private void Receive(HttpResponseMessage response, Instance instance)
    {
        bool isUnavailable = response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
            or HttpStatusCode.GatewayTimeout or HttpStatusCode.TooManyRequests;
        List<string>? binaries = null;
        foreach (var (name, values) in response.Headers.NonValidated)
        {
            if (name.EndsWith(BinaryMetadata.Suffix, StringComparison.OrdinalIgnoreCase))
            {
                (binaries ??= []).Add(name);
            }
            else if (name.Equals(Status, StringComparison.OrdinalIgnoreCase))
            {
                isUnavailable = values.ToString() == Unavailable;
            }
        }

        foreach (string name in binaries ?? [])
        {
            BinaryMetadata.Mend(response.Headers, name);
        }

        if (isUnavailable)
        {
            instances.Failed(instance, "UNAVAILABLE");
        }
        else
        {
            instances.Answered(instance);
        }
    }

    private void Broken(Exception failure, Instance instance, long began)
    {
        // ENHANCE_YOUR_CALM; the debug data that says "too_many_pings" is not to be had.
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is HttpProtocolException { ErrorCode: 0xb })
            {
                instances.PingedTooOften(instance, began);
                return;
            }
        }
    }
}
