using System.Net;
using GraphBff.Contracts.Orders.V1;
using GraphBff.Testing;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Web;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Tests.GrpcWeb;

/// <summary>Server streams: their messages, and everything that ends them.</summary>
public sealed class StreamCallTests
{
    private const string WatchOrders = "/order.v1.OrderService/WatchOrders";

    [Theory]
    [InlineData(GrpcWebMode.GrpcWeb)]
    [InlineData(GrpcWebMode.GrpcWebText)]
    public async Task Messages_Arrive_UntilTheClientLeaves(GrpcWebMode mode)
    {
        await using var graph = await ServiceClient.StartAsync();
        using var channel = Open(graph, mode);
        using var call = Watch(channel);
        Assert.True(await call.ResponseStream.MoveNext(default));

        await PlaceOrderAsync(graph);

        Assert.True(await call.ResponseStream.MoveNext(default));
        Assert.Equal("user-0001", call.ResponseStream.Current.Order.UserId);
        Assert.Equal(1, graph.Upstream.OpenResponseStreams);
        call.Dispose();
        await Eventually.TrueAsync(() => graph.Upstream.OpenResponseStreams == 0);
        Assert.Empty(graph.Logs.Problems);
    }

    [Fact]
    public async Task Stream_ThatTheServiceRefuses_HasItsCode()
    {
        await using var graph = await ServiceClient.StartAsync();
        graph.Upstream.Before = (_, _) => throw new RpcException(new Status(StatusCode.PermissionDenied, "Not yours."));
        using var channel = Open(graph);
        using var call = Watch(channel);

        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(default));

        Assert.Equal((StatusCode.PermissionDenied, "Not yours."), (failure.StatusCode, failure.Status.Detail));
    }

    [Fact]
    public async Task Stream_WithoutMessages_EndsAsUnavailable()
    {
        await using var graph = await ServiceClient.StartAsync(("GrpcWeb:StreamIdleTimeout", "00:00:01"));
        using var channel = Open(graph);
        using var call = Watch(channel);

        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await call.ResponseStream.MoveNext(default))
            {
                // The first message may come later than the timeout, if the machine is busy.
            }
        });

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.Contains("open it again", failure.Status.Detail, StringComparison.Ordinal);
        await Eventually.TrueAsync(() => graph.Upstream.OpenResponseStreams == 0);
        Assert.Empty(graph.Logs.Problems);
    }

    [Fact]
    public async Task Stream_WithATimeout_EndsThen()
    {
        await using var graph = await ServiceClient.StartAsync();
        using var channel = Open(graph);
        using var call = new OrderService.OrderServiceClient(channel).WatchOrders(
            new(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(30));
        Assert.True(await call.ResponseStream.MoveNext(default));

        Assert.InRange(Assert.Single(graph.Upstream.Details).TimeLeft, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Streams_TooMany_AreRefusedUntilOneEnds()
    {
        await using var graph = await ServiceClient.StartAsync(("Streams:MaxStreams", "1"));
        using var channel = Open(graph);
        var first = Watch(channel);
        Assert.True(await first.ResponseStream.MoveNext(default));
        using var second = Watch(channel);

        var failure = await Assert.ThrowsAsync<RpcException>(() => second.ResponseStream.MoveNext(default));

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        Assert.Single(graph.Upstream.Calls);
        first.Dispose();
        await Eventually.TrueAsync(async () =>
        {
            using var third = Watch(channel);
            try
            {
                return await third.ResponseStream.MoveNext(default);
            }
            catch (RpcException refused) when (refused.StatusCode == StatusCode.ResourceExhausted)
            {
                return false;
            }
        });
    }

    [Fact]
    public async Task Streams_WhenTheServerStops_EndAsUnavailable()
    {
        await using var services = await TestServices.StartAsync();
        await using var product = await ProductProcess.StartAsync(
            [("ASPNETCORE_ENVIRONMENT", "Production"), ("Drain__Delay", "00:00:00"), .. services.Environment, .. ServiceClient.Settings]);
        using var channel = Open(product.Http.BaseAddress!);
        using var call = Watch(channel);
        Assert.True(await call.ResponseStream.MoveNext(default));

        await product.TerminateAsync();

        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(default));
        Assert.Equal(
            (StatusCode.Unavailable, "The server shuts down; ask again, another one will answer."),
            (failure.StatusCode, failure.Status.Detail));
        Assert.Equal(0, await product.ExitAsync());
        Assert.DoesNotContain("fail:", product.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reader_ThatReadsNothing_SlowsTheServiceAndIsDisconnected()
    {
        await using var service = await ByteService.StartAsync(size: 10_000, count: int.MaxValue);
        await using var graph = await ServiceClient.StartAsync(
            ("Upstreams:orders:Address", service.Address), ("Transport:MinSendRate", "65536"), ("Transport:SendGrace", "00:00:03"));
        using var reader = await RawConnection.OpenAsync(graph.Http.BaseAddress!, receiveBuffer: 4096);

        await reader.SendAsync(
            $"POST {WatchOrders} HTTP/1.1\r\nHost: {graph.Http.BaseAddress!.Authority}\r\nContent-Type: application/grpc-web\r\n"
            + "Content-Length: 5\r\n\r\n\0\0\0\0\0");

        await Eventually.StopsGrowingAsync(() => service.Sent, atLeast: 10_000);
        Assert.InRange(service.Sent, 10_000, 4 << 20);
        await Eventually.TrueAsync(() => service.Open == 0);
        await graph.Logs.WaitAsync(2004);
        Assert.DoesNotContain(graph.Logs.Entries, entry => entry.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    private static async Task PlaceOrderAsync(TestGraph graph)
    {
        using var orders = GrpcChannel.ForAddress(graph.Services
            .GetRequiredKeyedService<GraphBff.Upstream.Channels.UpstreamChannel>("orders").Address);
        await new OrderService.OrderServiceClient(orders).PlaceOrderAsync(new()
        {
            UserId = "user-0001",
            IdempotencyKey = "stream",
            Lines = { new PlaceOrderLine { ProductId = "product-001", Quantity = 1 } },
        });
    }

    private static AsyncServerStreamingCall<WatchOrdersResponse> Watch(GrpcChannel channel)
        => new OrderService.OrderServiceClient(channel).WatchOrders(new());

    private static GrpcChannel Open(TestGraph graph, GrpcWebMode mode = GrpcWebMode.GrpcWeb) => Open(graph.Http.BaseAddress!, mode);

    private static GrpcChannel Open(Uri address, GrpcWebMode mode = GrpcWebMode.GrpcWeb) => GrpcChannel.ForAddress(
        address,
        new()
        {
            HttpHandler = new GrpcWebHandler(mode, new SocketsHttpHandler()),
            HttpVersion = HttpVersion.Version11,
            DisposeHttpClient = true,
        });
}
