using System.Net;
using GraphBff.Testing;
using GraphBff.Transport.Draining;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Transport.Tests.Draining;

public class DrainTests
{
    private const string Waiting = """{"query":"{ waiting }"}""";
    private const string Hello = """{"query":"{ hello }"}""";

    [Theory]
    [InlineData(HttpProtocols.Http1)]
    [InlineData(HttpProtocols.Http2)]
    public async Task Stop_QueryRuns_ItFinishesAndNewOnesAreRefused(HttpProtocols protocols)
    {
        await using var host = await StartAsync(TimeProvider.System, TimeSpan.Zero, protocols);
        var running = host.Client.PostAsync(Waiting);
        await Eventually.TrueAsync(() => host.Open.Waiting == 1);

        var stopping = host.StopAsync();
        await Eventually.TrueAsync(() => State(host).IsDraining);
        var refused = await host.Client.PostAsync(Hello);
        var refusedStream = await host.Client.PostAsync("""{"query":"subscription { ticks { text } }"}""", StreamRequests.Events);
        Assert.False(stopping.IsCompleted);
        host.Open.Open();

        Assert.Equal("through", (await running).Data.GetProperty("waiting").GetString());
        await stopping;
        foreach (var answer in (Answer[])[refused, refusedStream])
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "SHUTTING_DOWN"), (answer.Status, answer.Code));
            Assert.True(answer.Error.GetProperty("extensions").GetProperty("retryable").GetBoolean());
            Assert.Equal(protocols == HttpProtocols.Http1, answer.Message.Headers.ConnectionClose == true);
        }

        Assert.Empty(host.Logs.Problems);
    }

    [Fact]
    public async Task Stop_DuringTheDelay_EverythingIsServed()
    {
        var time = new FakeTimeProvider();
        await using var host = await StartAsync(time, TimeSpan.FromSeconds(5));
        await using var client = await SseClient.SubscribeAsync(host.Client, "subscription { ticks { text } }", url: "");
        await Eventually.TrueAsync(() => host.Ticks.Subscribers == 1);

        var stopping = host.StopAsync();
        await Eventually.TrueAsync(() => State(host).IsStopping);
        time.Advance(TimeSpan.FromSeconds(4));
        var answer = await host.Client.PostAsync(Hello);
        host.Ticks.Publish("one");
        await client.NextResponseAsync();
        Assert.False(State(host).IsDraining);

        // The delay may start after the first advance, so the clock advances again until the host has stopped.
        await Eventually.PassesAsync(time, TimeSpan.FromSeconds(1), () => stopping.IsCompleted);
        await stopping;
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Null(await client.NextAsync());
        Assert.True(State(host).IsDraining);
    }

    [Fact]
    public async Task Stop_NothingRuns_EndsAtOnce()
    {
        await using var host = await StartAsync(TimeProvider.System, TimeSpan.Zero);
        await host.Client.PostAsync(Hello);

        await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);
    }

    [Fact]
    public async Task Stop_LongerThanTheTimeout_IsCutOffAndLogged()
    {
        await using var host = await StartAsync(TimeProvider.System, TimeSpan.Zero, timeout: TimeSpan.FromSeconds(1));
        var running = host.Client.PostAsync(Waiting);
        await Eventually.TrueAsync(() => host.Open.Waiting == 1);

        await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => running);
        Assert.Equal(LogLevel.Warning, (await host.Logs.WaitAsync(2402)).Level);
    }

    [Fact]
    public async Task Stop_EventStream_EndsWithoutComplete()
    {
        await using var host = await StartAsync(TimeProvider.System, TimeSpan.Zero);
        await using var client = await SseClient.SubscribeAsync(host.Client, "subscription { ticks { text } }", url: "");
        await Eventually.TrueAsync(() => host.Ticks.Subscribers == 1);
        host.Ticks.Publish("one");
        await client.NextResponseAsync();

        await host.StopAsync();

        Assert.Null(await client.NextAsync());
        Assert.Equal(0, host.Ticks.Subscribers);
        Assert.Empty(host.Logs.Problems);
    }

    [Fact]
    public async Task Stop_MultipartSubscription_EndsWithARetryableError()
    {
        await using var host = await StartAsync(TimeProvider.System, TimeSpan.Zero);
        using var connection = await RawConnection.OpenAsync(host.Address);
        await connection.SendAsync(StreamRequests.Post("subscription { ticks { text } }", StreamRequests.ApolloSubscription));
        await Eventually.TrueAsync(() => host.Ticks.Subscribers == 1);

        await host.StopAsync();

        var response = StreamRequests.Unchunk(await connection.ReadUntilAsync("\r\n0\r\n\r\n"));
        Assert.Contains("{\"payload\":null,\"errors\":[{", response, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"SHUTTING_DOWN\",\"retryable\":true", response, StringComparison.Ordinal);
        Assert.EndsWith("\r\n--graphql--\r\n[end]", response, StringComparison.Ordinal);
        Assert.Equal("", await connection.ReadUntilAsync("anything"));
    }

    [Fact]
    public async Task Stop_SourceThatIsNeverQuiet_EndsToo()
    {
        await using var host = await StartAsync(TimeProvider.System, TimeSpan.Zero);
        await using var client = await SseClient.SubscribeAsync(host.Client, "subscription { flood(size: 1) { text } }", url: "");
        await client.NextResponseAsync();

        var stopping = host.StopAsync();
        while (await client.NextAsync() is { } next)
        {
            Assert.Equal("next", next.Type);
        }

        await stopping;
        Assert.Empty(host.Logs.Problems);
    }

    [Theory]
    [InlineData(StreamRequests.Events)]
    [InlineData(StreamRequests.ApolloSubscription)]
    public async Task Stop_ClientThatDoesNotRead_HoldsItUpForSecondsOnly(string accept)
    {
        var time = new FakeTimeProvider();
        await using var host = await StartAsync(time, TimeSpan.Zero, timeout: TimeSpan.FromMinutes(5));
        using var connection = await RawConnection.OpenAsync(host.Address);
        await connection.SendAsync(StreamRequests.Post("subscription { flood(size: 100000) { text } }", accept));
        await connection.ReadUntilAsync("xxx");
        await Eventually.StopsGrowingAsync(() => host.Flood.Events, atLeast: 1);

        var stopping = host.StopAsync();
        await Eventually.TrueAsync(() => State(host).IsDraining);
        for (var second = 0; second < 12 && !stopping.IsCompleted; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(stopping, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System));
        }

        await stopping.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        Assert.Empty(host.Logs.Problems);
    }

    [Fact]
    public async Task Stop_QueryOverEventStream_FinishesWithComplete()
    {
        await using var host = await StartAsync(TimeProvider.System, TimeSpan.Zero);
        await using var client = await SseClient.SubscribeAsync(host.Client, "{ waiting }", url: "");
        await Eventually.TrueAsync(() => host.Open.Waiting == 1);

        var stopping = host.StopAsync();
        await Eventually.TrueAsync(() => State(host).IsDraining);
        host.Open.Open();

        Assert.Equal("through", (await client.NextResponseAsync()).GetProperty("data").GetProperty("waiting").GetString());
        Assert.Equal("complete", (await client.NextAsync())!.Type);
        await stopping;
    }

    [Fact]
    public async Task Stop_TwoHundredQueriesAndAThousandSubscriptions_NoneFails()
    {
        await using var host = await StartAsync(TimeProvider.System, TimeSpan.Zero);
        var connections = await Task.WhenAll(Enumerable.Range(0, 1000).Select(async i =>
        {
            var connection = await RawConnection.OpenAsync(host.Address);
            await connection.SendAsync(StreamRequests.Post(
                "subscription { silence { text } }", i % 2 == 0 ? StreamRequests.Events : StreamRequests.ApolloSubscription));
            return connection;
        }));
        await Eventually.TrueAsync(() => host.Silence.Subscribers == 1000);
        var queries = Enumerable.Range(0, 200).Select(_ => host.Client.PostAsync(Waiting)).ToArray();
        await Eventually.TrueAsync(() => host.Open.Waiting == 200);

        var stopping = host.StopAsync();
        await Eventually.TrueAsync(() => host.Silence.Subscribers == 0);
        host.Open.Open();

        var answers = await Task.WhenAll(queries);
        Assert.All(answers, answer => Assert.Equal("through", answer.Data.GetProperty("waiting").GetString()));
        foreach (var connection in connections)
        {
            // First the response ends, then the connection.
            Assert.EndsWith("\r\n0\r\n\r\n", await connection.ReadUntilAsync("\r\n0\r\n\r\n"), StringComparison.Ordinal);
            Assert.Equal("", await connection.ReadUntilAsync("anything"));
            connection.Dispose();
        }

        await stopping;
        Assert.Empty(host.Logs.Problems);
    }

    private static DrainState State(GraphHost host) => host.Services.GetRequiredService<DrainState>();

    private static Task<GraphHost> StartAsync(
        TimeProvider time, TimeSpan delay, HttpProtocols protocols = HttpProtocols.Http1, TimeSpan? timeout = null)
        => GraphHost.StartAsync(new GraphHostSetup
        {
            Protocols = protocols,
            Services = services => services.AddSingleton(time).Configure<DrainOptions>(options =>
                (options.Delay, options.Timeout) = (delay, timeout ?? options.Timeout)),
        });
}
