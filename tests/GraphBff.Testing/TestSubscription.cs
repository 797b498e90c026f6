using System.Text;
using System.Text.Json;
using GraphBff.Engine;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Operations;

namespace GraphBff.Testing;

/// <summary>One subscription, read response by response.</summary>
public sealed class TestSubscription : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _client = new();
    private readonly OperationResponses _responses;
    private Task<JsonElement?> _next;

    internal TestSubscription(GraphEngine engine, IServiceProvider services, string query, Caller caller, string resumeAfter)
    {
        _responses = engine.Start(
            new OperationRequest
            {
                Query = Encoding.UTF8.GetBytes(query),
                Caller = caller,
                Deadline = TimeProvider.System.GetUtcNow() + Patience,
                ResumeAfter = resumeAfter,
                Services = services,
            },
            _client.Token);
        _next = ReadAsync();
    }

    /// <summary>Whether a response can be read without waiting.</summary>
    public bool HasNext => _next.IsCompleted;

    /// <summary>The next response; null at the end.</summary>
    /// <exception cref="TimeoutException">No response arrived within 20 s.</exception>
    public async Task<JsonElement?> NextAsync()
    {
        var response = await _next.WaitAsync(Patience);
        _next = response is null ? _next : ReadAsync();
        return response;
    }

    public async ValueTask DisposeAsync()
    {
        await _client.CancelAsync();
        await ((Task)_next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _responses.DisposeAsync();
        _client.Dispose();
    }

    private async Task<JsonElement?> ReadAsync()
    {
        using var response = await _responses.NextAsync();
        return response is null ? null : JsonDocument.Parse(response.Body).RootElement.Clone();
    }
}
