using System.Collections.Concurrent;
using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.Upstream.Calls;

/// <summary>What the calls of all requests share: the options, and which batch methods are missing.</summary>
internal sealed class CallPolicy(
    IOptions<UpstreamOptions> options, TimeProvider time, UpstreamTelemetry telemetry, ILogger<CallPolicy> logger)
{
    private readonly ConcurrentDictionary<Type, BatchMethod> _batchMethods = new();

    public UpstreamOptions Options { get; } = options.Value;

    public UpstreamTelemetry Telemetry { get; } = telemetry;

    public LoaderServices Services { get; } = new();

    /// <summary>The batch method that loaders of a type call. A loader's type has one client, so one channel and one method.</summary>
    public BatchMethod BatchMethodOf(Type loader)
        => _batchMethods.TryGetValue(loader, out var known)
            ? known
            : _batchMethods.GetOrAdd(loader, type => new BatchMethod(type.Name, Options, time, logger));
}
