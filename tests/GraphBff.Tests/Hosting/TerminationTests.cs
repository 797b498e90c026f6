using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GraphBff.Testing;

namespace GraphBff.Tests.Hosting;

/// <summary>SIGTERM to the product as a process, with slow services.</summary>
public sealed class TerminationTests : IAsyncLifetime
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TestServices _services = null!;

    public async Task InitializeAsync()
    {
        _services = await TestServices.StartAsync();
        _services.Upstream.Before = (method, _) => method == "BatchGetUsers" ? _released.Task : Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        _released.TrySetResult();
        await _services.DisposeAsync();
    }

    [Fact]
    public async Task Sigterm_QueriesRun_TheyFinishWhileSubscriptionsEndAndNewOnesAreRefused()
    {
        await using var product = await StartAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(product, "/health/ready"));
        var subscriptions = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ =>
            SseClient.SubscribeAsync(product.Http, "subscription { stockChanged { product { id } } }")));
        await Eventually.TrueAsync(() => Task.FromResult(_services.Upstream.Calls.Contains("WatchStock")));
        var queries = Enumerable.Range(0, 200).Select(_ => AskAsync(product)).ToArray();
        await Eventually.TrueAsync(() => Task.FromResult(_services.Upstream.Calls.Count(method => method == "BatchGetUsers") == 200));

        await product.TerminateAsync();

        await Eventually.TrueAsync(async () => await StatusAsync(product, "/health/ready") == HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(product, "/health/live"));
        await Eventually.TrueAsync(async () => (await AskAsync(product, "{ __typename }")).Status == HttpStatusCode.ServiceUnavailable);
        var (_, refused) = await AskAsync(product, "{ __typename }");
        Assert.Equal("SHUTTING_DOWN", refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.All(queries, query => Assert.False(query.IsCompleted));

        // A second SIGTERM does not end it sooner: running requests still finish.
        await product.TerminateAsync();
        foreach (var subscription in subscriptions)
        {
            // The stream ends without a complete event.
            Assert.Null(await subscription.NextAsync());
            await subscription.DisposeAsync();
        }

        _released.SetResult();

        Assert.All(await Task.WhenAll(queries), answer =>
        {
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.False(answer.Body.TryGetProperty("errors", out _), answer.Body.ToString());
        });
        Assert.True(await product.ExitAsync() == 0, product.Log);
        Assert.DoesNotContain("fail:", product.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sigterm_NothingRuns_EndsAfterTheDelay()
    {
        // A busy machine still asks within it, and nothing else that listens for SIGTERM may end the process sooner.
        await using var product = await StartAsync(("Drain__Delay", "00:00:05"));

        var stopwatch = Stopwatch.StartNew();
        await product.TerminateAsync();
        await Eventually.TrueAsync(async () => await StatusAsync(product, "/health/ready") == HttpStatusCode.ServiceUnavailable);
        var (status, _) = await AskAsync(product, "{ __typename }");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(0, await product.ExitAsync());
        Assert.InRange(stopwatch.Elapsed, TimeSpan.FromSeconds(4.9), TimeSpan.FromSeconds(30));
    }

    private Task<ProductProcess> StartAsync(params (string Key, string Value)[] settings)
        => ProductProcess.StartAsync(
        [
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("Drain__Delay", "00:00:00"),
            ("Transport__RequestBudget", "00:01:00"),
            ("WarmUp__Timeout", "00:00:00"),
            ("Calls__CallTimeout", "00:01:00"),
            .. _services.Environment,
            .. settings,
        ]);

    private static async Task<(HttpStatusCode Status, JsonElement Body)> AskAsync(
        ProductProcess product, string query = "{ orders(first: 2) { nodes { customer { name } } } }")
    {
        using var response = await product.Http.PostAsJsonAsync("/graphql", new { query });
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static async Task<HttpStatusCode> StatusAsync(ProductProcess product, string path)
    {
        using var response = await product.Http.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}
