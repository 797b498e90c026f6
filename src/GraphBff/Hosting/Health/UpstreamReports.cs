using System.Collections.Concurrent;
using GraphBff.Schema.Drift;
using GraphBff.Services;
using GraphBff.Upstream.Channels;
using GraphBff.Upstream.Checks;
using GraphBff.Upstream.Retries;
using Microsoft.Extensions.Options;

namespace GraphBff.Hosting.Health;

/// <summary>Makes the report on all services: one at a time, and not more often than it ages.</summary>
internal sealed class UpstreamReports(
    GraphModules modules, ServiceChecks checks, IServiceProvider services, TimeProvider time, IOptions<HealthOptions> options)
{
    private readonly HealthOptions _options = options.Value;
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, (long At, ContractReport Report)> _contracts = new(StringComparer.Ordinal);
    private Task<UpstreamReport[]>? _current;
    private long _startedAt;

    /// <summary>The current report. It never fails, and belongs to no request: one that ends does not end it.</summary>
    public Task<UpstreamReport[]> ReadAsync()
    {
        lock (_lock)
        {
            if (_current is null || (_current.IsCompleted && time.GetElapsedTime(_startedAt) >= _options.ReportAge))
            {
                _startedAt = time.GetTimestamp();
                _current = Task.WhenAll(modules.All.Select(AskAsync));
            }

            return _current;
        }
    }

    private async Task<UpstreamReport> AskAsync(Module module)
    {
        var health = checks.HealthAsync(module.Name, module.Service.FullName, _options.Timeout);
        var contract = ContractAsync(module);
        var address = services.GetRequiredKeyedService<UpstreamChannel>(module.Name).Address;
        return new(module.Name, address, await health, await contract);
    }

    private async Task<ContractReport> ContractAsync(Module module)
    {
        if (_contracts.TryGetValue(module.Name, out var known) && time.GetElapsedTime(known.At) < _options.ContractAge)
        {
            return known.Report;
        }

        var at = time.GetTimestamp();
        var served = await checks.ContractAsync(module.Name, module.Service.FullName, _options.Timeout);
        if (served.Files is null)
        {
            // Asked again for the next report: the service may only be down.
            return new("UNKNOWN", served.Detail, []);
        }

        var differences = ServiceDrift.Find(module.Service, served.Files, ReadMethods.IsRead);
        var report = new ContractReport(differences.Count == 0 ? "SAME" : "DIFFERENT", Detail: null, differences);
        _contracts[module.Name] = (at, report);
        return report;
    }
}
