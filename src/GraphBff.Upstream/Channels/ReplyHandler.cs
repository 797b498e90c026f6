using System.Diagnostics;
using System.Net;
using GraphBff.Upstream.Channels.Balancing;
using GraphBff.Upstream.Configuration;

namespace GraphBff.Upstream.Channels;

/// <summary>
/// The handler nearest to the connections. It reports to the balancer how an instance answered. It also repairs metadata over which
/// Grpc.Net.Client would fail a call.
/// </summary>
internal sealed class ReplyHandler(InstanceGroup instances, UpstreamOptions options, PingIntervals pings) : DelegatingHandler
{
    /// <summary>The header of a call's deadline. Only upstream streams have none.</summary>
    public const string Timeout = "grpc-timeout";

    private const string Status = "grpc-status";
    private const string Unavailable = "14";

    // If a call ends sooner, its caller left or little of the request's time was left.
    private TimeSpan Patience => options.CallTimeout / 2 < TimeSpan.FromSeconds(1) ? options.CallTimeout / 2 : TimeSpan.FromSeconds(1);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(Instance.Key, out var instance))
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        SingleSending.Allow(request);
        var began = Stopwatch.GetTimestamp();
        try
        {
            var response = await (instance.PingDoublings == 0
                ? base.SendAsync(request, cancellationToken)
                : pings.Of(instance.PingDoublings).SendAsync(request, cancellationToken)).ConfigureAwait(false);
            Receive(response, instance);
            if (!request.Headers.NonValidated.Contains(Timeout))
            {
                // An upstream stream. Only its content shows what ends the connection later.
                response.Content = new WatchedContent(response.Content, failure => Broken(failure, instance, began));
            }

            return response;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            if (request.Headers.NonValidated.Contains(Timeout) && Stopwatch.GetElapsedTime(began) >= Patience)
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
        var isUnavailable = response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
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

        foreach (var name in binaries ?? [])
        {
            BinaryMetadata.Repair(response.Headers, name);
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
        // ENHANCE_YOUR_CALM. .NET does not expose the debug data that says "too_many_pings".
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
