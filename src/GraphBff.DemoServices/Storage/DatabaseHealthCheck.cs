using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GraphBff.DemoServices.Storage;

/// <summary>Healthy if the database answers.</summary>
internal sealed class DatabaseHealthCheck(Database database) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        database.Read(session => session.QueryNumber("select 1"));
        return Task.FromResult(HealthCheckResult.Healthy());
    }
}
