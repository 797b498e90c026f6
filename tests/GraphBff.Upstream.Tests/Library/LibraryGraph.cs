using System.Text;
using System.Text.Json.Nodes;
using GraphBff.Engine;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Tracing;
using GraphBff.Testing;
using GraphBff.Upstream.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Upstream.Tests.Library;

/// <summary>A graph over the library service: engine, loaders and gRPC as in the product.</summary>
internal sealed class LibraryGraph : IAsyncDisposable
{
    private readonly LibraryHost _host;
    private readonly ServiceProvider _services;

    private LibraryGraph(LibraryHost host, ServiceProvider services, RecordedLogs log)
    {
        _host = host;
        _services = services;
        Log = log;
    }

    public ScriptedLibrary Library => _host.Library;

    public RecordedLogs Log { get; }

    /// <summary>The clock of requests and intervals. The deadlines of calls use the system's clock.</summary>
    public FakeTimeProvider Time { get; } = new();

    public LibraryService.LibraryServiceClient Client => _services.GetRequiredService<LibraryService.LibraryServiceClient>();

    /// <summary>Starts the service, and the graph over it or over another address.</summary>
    public static async Task<LibraryGraph> StartAsync(
        Action<UpstreamOptions>? configure = null, bool retried = false, string? address = null)
    {
        var host = await LibraryHost.StartAsync();
        var log = new RecordedLogs("GraphBff");
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        services.AddGraph().Extend<LibraryQueries>();
        services.AddUpstreams().Configure(options =>
        {
            options.CallTimeout = TimeSpan.FromSeconds(20);
            configure?.Invoke(options);
        });
        var upstream = services.AddUpstream<LibraryService.LibraryServiceClient>("library", address ?? host.Address);
        if (retried)
        {
            upstream.RetryReads(LibraryService.Descriptor);
        }

        LibraryGraph? graph = null;
        services.AddSingleton<TimeProvider>(_ => graph!.Time);
        return graph = new LibraryGraph(host, services.BuildServiceProvider(), log);
    }

    /// <summary>Runs an operation and returns the response.</summary>
    public async Task<JsonNode> RunAsync(
        string query,
        Caller? caller = null,
        TimeSpan? budget = null,
        OperationTrace? trace = null,
        CancellationToken cancellationToken = default)
    {
        var request = new OperationRequest
        {
            Query = Encoding.UTF8.GetBytes(query),
            Caller = caller ?? Caller.Anonymous,
            RequestId = "request-1",
            Deadline = Time.GetUtcNow() + (budget ?? TimeSpan.FromSeconds(30)),
            Services = _services,
            Trace = trace,
        };
        using var result = await _services.GetRequiredService<GraphEngine>().ExecuteAsync(request, cancellationToken);
        return JsonNode.Parse(result.Body.Span)!;
    }

    /// <summary>Runs an operation and returns the trace in its response.</summary>
    public async Task<JsonNode> TraceAsync(string query)
        => (await RunAsync(query, trace: new OperationTrace(TimeProvider.System, new TraceSettings())))["extensions"]!["trace"]!;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _host.DisposeAsync();
    }
}
