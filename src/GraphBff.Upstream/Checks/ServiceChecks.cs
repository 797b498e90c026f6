using GraphBff.Engine.Errors;
using GraphBff.Upstream.Calls;
using GraphBff.Upstream.Channels;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Upstream.Checks;

/// <summary>
/// Asks services about themselves, on the channels of the graph and with its own credentials. These calls are not logged, and are never
/// sent again. If a service has several instances, one of them answers.
/// </summary>
public sealed class ServiceChecks
{
    private readonly IServiceProvider _services;

    internal ServiceChecks(IServiceProvider services) => _services = services;

    /// <summary>Asks for the health of a service (<c>grpc.health.v1</c>), or of its server if the server does not know the service.</summary>
    /// <param name="upstream">The upstream's name.</param>
    /// <param name="service">The full name of the gRPC service.</param>
    /// <param name="timeout">How long the answer may take.</param>
    public Task<ServiceHealth> HealthAsync(string upstream, string service, TimeSpan timeout)
        => HealthCheck.AskAsync(InvokerOf(upstream), service, Options(upstream, timeout));

    /// <summary>Asks for the contract of a service (<c>grpc.reflection.v1</c>, or else <c>v1alpha</c>).</summary>
    /// <inheritdoc cref="HealthAsync"/>
    public Task<ServedContract> ContractAsync(string upstream, string service, TimeSpan timeout)
        => Reflection.ReadAsync(InvokerOf(upstream), service, Options(upstream, timeout));

    /// <summary>What a failed call says, for people.</summary>
    internal static string Text(RpcException failure) => $"{failure.StatusCode}: {LogText.Of(failure.Status.Detail)}";

    private CallInvoker InvokerOf(string upstream) => _services.GetRequiredKeyedService<UpstreamChannel>(upstream).Plain;

    // The gRPC client compares the deadline with the system's clock.
    private CallOptions Options(string upstream, TimeSpan timeout) => new(
        _services.GetKeyedService<OwnMetadata>(upstream)?.Make(_services) ?? [],
        (TimeProvider.System.GetUtcNow() + timeout).UtcDateTime);
}
