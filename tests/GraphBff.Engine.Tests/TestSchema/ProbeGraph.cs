using System.Text.Json;
using GraphBff.Engine.Limits;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Tracing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>A graph of probes that do what a test says.</summary>
internal sealed class ProbeGraph(
    TimeProvider? time = null, Action<GraphBuilder>? configure = null, Action<LimitOptions>? limits = null, ILoggerProvider? logs = null)
{
    private readonly TestGraph _graph = new(
        graph =>
        {
            graph.Type<ProbeType>().Extend<ProbeQueries>().Extend<ProbeMutations>();
            configure?.Invoke(graph);
        },
        time,
        limits: limits,
        logs: logs);

    public GraphEngine Engine => _graph.Engine;

    public Script Script { get; } = new();

    public Task<JsonElement> RunAsync(
        string query,
        string variables = "",
        TimeSpan? budget = null,
        OperationTrace? trace = null,
        ErrorBehavior onError = ErrorBehavior.Propagate,
        CancellationToken cancellationToken = default)
    {
        var services = TestGraph.Services(configure: services => services.AddSingleton(Script));
        return _graph.RunAsync(query, variables, services, budget, trace, onError, cancellationToken);
    }

    /// <summary>Runs an operation, and returns the trace in its response.</summary>
    public async Task<JsonElement> TraceAsync(string query, TraceSettings? settings = null, TimeSpan? budget = null)
    {
        var response = await RunAsync(query, budget: budget, trace: new OperationTrace(_graph.Time, settings ?? new TraceSettings()));
        return response.GetProperty("extensions").GetProperty("trace");
    }

    /// <summary>Runs an operation without errors, and returns its data as text.</summary>
    public async Task<string> DataAsync(string query, string variables = "")
    {
        var response = await RunAsync(query, variables);
        Assert.False(response.TryGetProperty("errors", out _), response.GetRawText());
        return response.GetProperty("data").GetRawText();
    }

    /// <summary>Runs an operation, and returns its data and each error as <c>path code</c>.</summary>
    public async Task<(string Data, string[] Errors)> FailAsync(
        string query, string variables = "", TimeSpan? budget = null, ErrorBehavior onError = ErrorBehavior.Propagate)
    {
        var response = await RunAsync(query, variables, budget, onError: onError);
        return (response.GetProperty("data").GetRawText(), ErrorsOf(response));
    }

    public static string[] ErrorsOf(JsonElement response)
        => [.. response.GetProperty("errors").EnumerateArray().Select(error =>
            $"{string.Join('.', error.GetProperty("path").EnumerateArray())} "
            + $"{error.GetProperty("extensions").GetProperty("code").GetString()}")];
}
