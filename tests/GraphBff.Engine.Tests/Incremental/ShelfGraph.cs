using System.Text;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Tests.TestSchema;
using GraphBff.Engine.Tracing;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Engine.Tests.Incremental;

/// <summary>The test schema with a shelf of books.</summary>
internal sealed class ShelfGraph
{
    private readonly TestGraph _graph;

    public ShelfGraph() => _graph = new TestGraph(builder => builder.Extend<ShelfQueries>(), Time);

    /// <summary>What the slow fields wait for.</summary>
    public TaskCompletionSource Slow { get; } = new();

    public FakeTimeProvider Time { get; } = new();

    /// <summary>Reads the next response as text.</summary>
    public static async Task<string> NextAsync(OperationResponses responses)
    {
        using var result = await responses.NextAsync();
        return Encoding.UTF8.GetString(result!.Body.Span);
    }

    /// <summary>Starts an operation with a deadline of one minute.</summary>
    public OperationResponses Start(
        string query,
        string variables = "",
        bool accepts = true,
        OperationTrace? trace = null,
        ErrorBehavior onError = ErrorBehavior.Propagate,
        CancellationToken cancellationToken = default)
        => _graph.Engine.Start(
            new OperationRequest
            {
                Query = Encoding.UTF8.GetBytes(query),
                Variables = Encoding.UTF8.GetBytes(variables),
                Deadline = Time.GetUtcNow() + TimeSpan.FromMinutes(1),
                AcceptsIncremental = accepts,
                Services = new Overlay(this),
                Trace = trace,
                OnError = onError,
            },
            cancellationToken);

    private sealed class Overlay(ShelfGraph graph) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(ShelfGraph) ? graph : null;
    }
}
