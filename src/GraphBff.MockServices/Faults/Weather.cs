using System.Collections.Concurrent;
using System.Globalization;
using GraphBff.MockServices.Errors;
using GraphBff.MockServices.Randomness;
using Grpc.Core;

namespace GraphBff.MockServices.Faults;

/// <summary>Delays calls and lets them fail. The n-th call of a method has the same fate in each run.</summary>
internal sealed class Weather(IReadOnlyList<LatencyRule> latencies, IReadOnlyList<FailureRule> failures, int seed, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, int> _calls = new();
    private readonly string _seed = seed.ToString(CultureInfo.InvariantCulture);

    /// <exception cref="RpcException">The call fails.</exception>
    public async Task PassAsync(string service, string method, CancellationToken cancellationToken)
    {
        var name = $"{service}.{method}";
        var call = $"{name} {_calls.AddOrUpdate(name, 1, (_, calls) => calls + 1)}";
        var latency = latencies.Where(rule => rule.Target.Holds(service, method)).MaxBy(rule => rule.Target.Precision);
        if (latency is not null)
        {
            await Task.Delay(latency.Least + ((latency.Most - latency.Least) * Share(call, "latency")), time, cancellationToken);
        }

        for (var i = 0; i < failures.Count; i++)
        {
            var rule = failures[i];
            if (rule.Target.Holds(service, method) && Share(call, $"failure {i}") < rule.Share)
            {
                throw Refusals.Of(rule.Code, service, rule.Reason, "The mock was asked to fail.");
            }
        }
    }

    private double Share(string call, string topic) => StableHash.Share(_seed, call, topic);
}
