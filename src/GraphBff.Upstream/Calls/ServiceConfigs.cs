using Grpc.Core;
using Grpc.Net.Client.Configuration;

namespace GraphBff.Upstream.Calls;

/// <summary>The service configs of the channels (gRFC A6 for retries).</summary>
internal static class ServiceConfigs
{
    /// <summary>Every instance in turn; the named methods are sent again when UNAVAILABLE, all others never.</summary>
    public static ServiceConfig Of(UpstreamOptions options, IEnumerable<MethodName> retried)
    {
        var config = new ServiceConfig { LoadBalancingConfigs = { new RoundRobinConfig() } };
        var method = new MethodConfig();
        foreach (var name in retried)
        {
            method.Names.Add(name);
        }

        if (options.MaxAttempts > 1 && method.Names.Count > 0)
        {
            method.RetryPolicy = new RetryPolicy
            {
                MaxAttempts = options.MaxAttempts,
                InitialBackoff = TimeSpan.FromMilliseconds(50),
                MaxBackoff = TimeSpan.FromMilliseconds(500),
                BackoffMultiplier = 2,
                RetryableStatusCodes = { StatusCode.Unavailable },
            };
            config.MethodConfigs.Add(method);

            // A service that fails half of its calls is not helped by getting more of them.
            config.RetryThrottling = new RetryThrottlingPolicy { MaxTokens = 20, TokenRatio = 0.1 };
        }

        return config;
    }
}
