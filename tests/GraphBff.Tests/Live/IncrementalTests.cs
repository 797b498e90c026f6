using System.Text.Json;
using GraphBff.Testing;
using Grpc.Core;

namespace GraphBff.Tests.Live;

/// <summary>@defer and @stream with a service that does not answer.</summary>
public sealed class IncrementalTests : IAsyncLifetime
{
    private const string Deferred = "{ orders(first: 2) { nodes { id ... @defer { customer { name } } } } }";
    private const string Streamed = "{ orders(first: 3) { nodes @stream(initialCount: 0) { id customer { name } } } }";

    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TestGraph _graph = null!;

    public async Task InitializeAsync()
    {
        _graph = await TestGraph.StartAsync(("Transport:RequestBudget", "00:00:40"), ("Calls:CallTimeout", "00:00:40"));
        _graph.Upstream.Before = HangAsync;
    }

    public async Task DisposeAsync() => await _graph.DisposeAsync();

    [Theory]
    [InlineData(Deferred, 2)]
    [InlineData(Streamed, 0)]
    public async Task Service_Hangs_TheFirstComesAndTheCallIsCancelledWithTheClient(string query, int nodes)
    {
        var client = await SseClient.SubscribeAsync(_graph.Http, query);
        var first = await client.NextResponseAsync();
        Assert.Equal(nodes, first.GetProperty("data").GetProperty("orders").GetProperty("nodes").GetArrayLength());
        Assert.True(first.GetProperty("hasNext").GetBoolean());
        Assert.False(_cancelled.Task.IsCompleted);

        await client.DisposeAsync();

        await _cancelled.Task.WaitAsync(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Service_HangsBeyondTheBudget_WhatIsPendingCompletesWithTheError()
    {
        // Only the first query may be slow, since nothing is compiled yet.
        await using var graph = await TestGraph.StartAsync(("Transport:RequestBudget", "00:00:05"), ("Calls:CallTimeout", "00:00:40"));
        await graph.QueryAsync(Deferred);
        graph.Upstream.Before = HangAsync;
        await using var client = await SseClient.SubscribeAsync(graph.Http, Deferred);
        var responses = new List<string>();
        while (await client.NextAsync() is { Type: "next" } next)
        {
            responses.Add(next.Data);
        }

        var merged = MergedResponse.Of(responses);

        Assert.True(merged.Count > 1);
        Assert.Equal(["DEADLINE_EXCEEDED", "DEADLINE_EXCEEDED"], merged.Whole.GetProperty("errors").EnumerateArray().Select(Code));
    }

    private static string? Code(JsonElement error) => error.GetProperty("extensions").GetProperty("code").GetString();

    private async Task HangAsync(string method, ServerCallContext context)
    {
        if (method == "BatchGetUsers")
        {
            using var left = context.CancellationToken.Register(() => _cancelled.TrySetResult());
            await _cancelled.Task;
        }
    }
}
