using System.Diagnostics;
using GraphBff.Benchmarks.Load;

namespace GraphBff.Benchmarks.Live;

/// <summary>Many subscribers, each with its own token.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private const int ConnectAtOnce = 64;

    private readonly List<LiveClient> _clients = [];
    private readonly List<Task> _reading = [];
    // A subscriber that leaves closes its connection at once. It does not wait for the rest of the response.
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = int.MaxValue,
        ResponseDrainTimeout = TimeSpan.Zero
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public IReadOnlyList<LiveClient> Clients => _clients;

    /// <summary>A readable summary: whether every subscriber has every event once, and is still connected.</summary>
    public string Report
        => $"{_clients.Min(client => client.Events):N0} to {_clients.Max(client => client.Events):N0} events each, "
            + $"{_clients.Sum(client => client.Lost)} lost, "
            + $"{_clients.Sum(client => client.Duplicates)} duplicated, {_clients.Sum(client => client.Gaps)} gaps, "
            + $"{_clients.Count(client => client.End.Length > 0)} ended";

    public long Events => _clients.Sum(client => (long)client.Events);

    public async Task JoinAsync(LoadedProcess server, string transport, int count, string? query)
    {
        var endpoint = new Uri(server.Url + "/graphql");
        for (var i = 0; i < count; i += ConnectAtOnce)
        {
            var batch = Enumerable.Range(_clients.Count, Math.Min(ConnectAtOnce, count - i)).Select(async number =>
            {
                LiveClient client = transport == "SSE" ? new LiveEventSource(_http) : new LiveSocket();
                await client.ConnectAsync(endpoint, $"Bearer {number}", query);
                return client;
            });
            var joined = await Task.WhenAll(batch);
            _clients.AddRange(joined);
            _reading.AddRange(joined.Select(client => Task.Run(client.ReadAsync)));
        }
    }

    /// <summary>Waits until the product has the given number of subscribers, and the services have the given number of streams.</summary>
    /// <returns>The number of streams after the wait, which may have timed out.</returns>
    public static async Task<long> BegunAsync(LoadedProcess product, int subscribers, LoadedProcess services, int streams)
    {
        await product.WaitForAsync("subscribers", subscribers, TimeSpan.FromMinutes(1));
        await services.WaitForAsync("streams", streams, TimeSpan.FromMinutes(1));
        return await services.AskAsync("streams");
    }

    /// <summary>Waits until every subscriber has the given number of events.</summary>
    /// <returns>False after a timeout.</returns>
    public async Task<bool> WaitForAsync(int events, TimeSpan patience)
    {
        var watch = Stopwatch.StartNew();
        while (_clients.Any(client => client.Events < events))
        {
            if (watch.Elapsed > patience)
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        return true;
    }

    /// <summary>Waits until every subscription has ended.</summary>
    public async Task<bool> WaitForEndAsync(TimeSpan patience)
    {
        await Task.WhenAny(Task.WhenAll(_reading), Task.Delay(patience, TimeProvider.System));
        return _reading.TrueForAll(task => task.IsCompleted);
    }

    /// <summary>Closes all connections except the first <paramref name="stay"/>.</summary>
    public async Task LeaveAsync(int stay = 0)
    {
        foreach (var client in _clients.Skip(stay))
        {
            await client.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await LeaveAsync();
        _http.Dispose();
        await WaitForEndAsync(TimeSpan.FromSeconds(10));
    }
}
