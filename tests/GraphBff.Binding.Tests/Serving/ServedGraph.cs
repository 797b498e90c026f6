using System.Text;
using System.Text.Json;
using GraphBff.Binding.Plans;
using GraphBff.Binding.Serving;
using GraphBff.Engine;
using GraphBff.Engine.Limits;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Planning;
using GraphBff.Upstream;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Binding.Tests.Serving;

/// <summary>A bound graph before a server.</summary>
internal sealed class ServedGraph : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public ServedGraph(GraphPlan plan, string address)
    {
        var services = new ServiceCollection();
        var graph = BoundGraph.Of(plan, _ => address);
        foreach (var service in graph.Services)
        {
            services.AddUpstream(service.Name, _ => address).RetryReads(service.Reads);
        }

        graph.AddTo(services.AddGraph());
        services.Configure<EngineOptions>(options => options.MaxPlanFields = 100_000);
        services.Configure<LimitOptions>(limits =>
        {
            limits.Depth = 100;
            limits.Fields = 100_000;
            limits.Tokens = 1_000_000;
            limits.DocumentBytes = 16 * 1024 * 1024;
        });
        _services = services.BuildServiceProvider();
        Engine = _services.GetRequiredService<GraphEngine>();
    }

    public GraphEngine Engine { get; }

    public static ServedGraph Before(DescribedServer server, GraphPlan plan) => new(plan, server.Address);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>Runs an operation and returns its data, or its whole response if it has errors.</summary>
    public async Task<JsonElement> RunAsync(string query, object? variables = null)
    {
        using var result = await Engine.ExecuteAsync(Request(query, variables), default);
        return JsonDocument.Parse(result.Body).RootElement.Clone();
    }

    public async Task<string> DataAsync(string query, object? variables = null)
    {
        var response = await RunAsync(query, variables);
        return response.TryGetProperty("errors", out _) ? response.ToString() : response.GetProperty("data").ToString();
    }

    /// <summary>The data of a subscription's first events.</summary>
    public async Task<IReadOnlyList<string>> EventsAsync(string query, int count)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var responses = Engine.Start(Request(query, null), timeout.Token);
        var events = new List<string>();
        while (events.Count < count && await responses.NextAsync() is { } response)
        {
            events.Add(Encoding.UTF8.GetString(response.Body.Span));
            response.Dispose();
        }

        await responses.DisposeAsync();
        return events;
    }

    private OperationRequest Request(string query, object? variables) => new()
    {
        Query = Encoding.UTF8.GetBytes(query),
        Variables = variables is null ? default : JsonSerializer.SerializeToUtf8Bytes(variables),
        Deadline = TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(1),
        Services = _services,
    };
}
