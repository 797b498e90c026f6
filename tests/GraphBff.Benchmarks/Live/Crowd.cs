using System.Diagnostics;
using GraphBff.Benchmarks.Load;

namespace GraphBff.Benchmarks.Live;

/// <summary>Many subscribers, each with a token of its own.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private const int ConnectAtOnce = 64;

    private readonly List<LiveClient> _clients = [];
    private readonly List<Task> _reading = [];
    // Who leaves cuts the connection at once, and does not wait for the rest of the response.
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = int.MaxValue,
        ResponseDrainTimeout = TimeSpan.Zero
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public IReadOnlyList<LiveClient> Clients => _clients;

    /// <summary>Whether each has every event, once, and is still there; told for people.</summary>
    public string Report
        => $"{_clients.Min(client => client.Events):N0} to {_clients.Max(client => client.Events):N0} events each, "
            + $"{_clients.Sum(client => client.Lost)} lost, "
            + $"{_clients.Sum(client => client.Duplicates)} twice, {_clients.Sum(client => client.Gaps)} gaps, "
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

    /// <summary>Waits until the product has as many subscribers, and the services as many streams for them.</summary>
    /// <returns>How many streams there are, then or when the patience is over.</returns>
    public static async Task<long> BegunAsync(LoadedProcess product, int subscribers, LoadedProcess services, int streams)
    {
        await product.WaitForAsync("subscribers", subscribers, TimeSpan.FromMinutes(1));
        await services.WaitForAsync("streams", streams, TimeSpan.FromMinutes(1));
        return await services.AskAsync("streams");
    }

    /// <summary>Waits until every subscriber has so many events.</summary>
    /// <returns>False where they did not in time.</returns>
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

    /// <summary>Waits until the server has ended every one.</summary>
    public async Task<bool> WaitForEndAsync(TimeSpan patience)
    {
        await Task.WhenAny(Task.WhenAll(_reading), Task.Delay(patience, TimeProvider.System));
        return _reading.TrueForAll(task => task.IsCompleted);
    }

    /// <summary>Cuts every connection but those that stay.</summary>
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
