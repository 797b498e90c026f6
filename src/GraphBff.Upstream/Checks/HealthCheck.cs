using Grpc.Core;
using Grpc.Health.V1;

namespace GraphBff.Upstream.Checks;

/// <summary>The call of <c>grpc.health.v1</c>.</summary>
internal static class HealthCheck
{
    private const string Unknown = "UNKNOWN";

    public static async Task<ServiceHealth> AskAsync(CallInvoker invoker, string service, CallOptions options)
    {
        var client = new Health.HealthClient(invoker);
        try
        {
            try
            {
                return Of(await client.CheckAsync(new HealthCheckRequest { Service = service }, options).ConfigureAwait(false));
            }
            catch (RpcException failure) when (failure.StatusCode == StatusCode.NotFound)
            {
                // The empty name is the whole server. Many servers know no other.
                return Of(await client.CheckAsync(new HealthCheckRequest(), options).ConfigureAwait(false));
            }
        }
        catch (RpcException failure)
        {
            return failure.StatusCode switch
            {
                StatusCode.Unimplemented => new(Unknown, "The service does not implement grpc.health.v1."),
                StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled =>
                    new("UNREACHABLE", ServiceChecks.Text(failure)),
                _ => new(Unknown, ServiceChecks.Text(failure)),
            };
        }
    }

    private static ServiceHealth Of(HealthCheckResponse response) => response.Status switch
    {
        HealthCheckResponse.Types.ServingStatus.Serving => new("SERVING"),
        HealthCheckResponse.Types.ServingStatus.NotServing => new("NOT_SERVING"),
        _ => new(Unknown, "The service does not know its own health."),
    };
}
