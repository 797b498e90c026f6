using System.Collections.Concurrent;
using GraphBff.Engine.Batching;
using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.Upstream.Calls;

/// <summary>What the calls of all requests share: the options, and which batch methods are missing.</summary>
internal sealed class CallPolicy(
    IOptions<UpstreamOptions> options, TimeProvider time, UpstreamTelemetry telemetry, ILogger<CallPolicy> logger)
{
    private readonly ConcurrentDictionary<object, BatchMethod> _batchMethods = new();

    public UpstreamOptions Options { get; } = options.Value;

    public UpstreamTelemetry Telemetry { get; } = telemetry;

    public LoaderServices Services { get; } = new();

    /// <summary>The batch method of a loader. Loaders of a class or of a declaration have one client, so one method.</summary>
    public BatchMethod BatchMethodOf(DataLoader loader)
    {
        var key = (object?)loader.Declaration ?? loader.GetType();
        return _batchMethods.TryGetValue(key, out var known)
            ? known
            : _batchMethods.GetOrAdd(key, static (_, made) => new BatchMethod(made.Name, made.Options, made.Time, made.Logger),
                (loader.Name, Options, Time: time, Logger: logger));
    }
}
