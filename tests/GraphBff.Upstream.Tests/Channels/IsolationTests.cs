using System.Collections.Concurrent;
using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Upstream.Tests.Channels;

/// <summary>One channel serves all callers. It sends a call once, and only to the service.</summary>
public class IsolationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cookie_SetForOneCaller_IsNotSentForAnother(bool handlerOfTheHost)
    {
        var seen = new ConcurrentQueue<string>();
        await using var host = await RawHost.StartAsync(context =>
        {
            var caller = context.Request.Headers.Authorization.ToString();
            seen.Enqueue($"{caller}:{context.Request.Headers.Cookie}");
            context.Response.Headers.SetCookie = $"session={caller}; Path=/";
            return RawHost.OkAsync(context);
        });
        await using var channel = TestChannel.To(host.Address, build: upstream => UseHandlerOfTheHost(upstream, handlerOfTheHost));

        await channel.GetAsync(headers: new Metadata { { "authorization", "alice" } });
        await channel.GetAsync(headers: new Metadata { { "authorization", "bob" } });
        await channel.GetAsync();

        Assert.Equal(["alice:", "bob:", ":"], seen);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Redirect_OfAWrite_IsNotFollowed(bool handlerOfTheHost)
    {
        var seen = new ConcurrentQueue<string>();
        await using var host = await RawHost.StartAsync(context =>
        {
            seen.Enqueue(context.Request.Path);
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        });
        await using var channel = TestChannel.To(host.Address, build: upstream => UseHandlerOfTheHost(upstream, handlerOfTheHost));

        var failure = await Assert.ThrowsAnyAsync<RpcException>(async () => await channel.Client.AddBookAsync(new()));

        // gRPC's status for an HTTP status that is not in its table.
        Assert.Equal(StatusCode.Unknown, failure.StatusCode);
        Assert.Equal(["/library.v1.LibraryService/AddBook"], seen);
    }

    [Fact]
    public async Task Proxy_ThatNobodyRuns_IsNotUsed()
    {
        await using var host = await RawHost.StartAsync(RawHost.OkAsync);
        await using var channel = TestChannel.To(host.Address, build: upstream => UseHandlerOfTheHost(upstream, true));

        Assert.Equal(StatusCode.OK, await channel.StatusAsync());
    }

    private static void UseHandlerOfTheHost(UpstreamBuilder upstream, bool use)
    {
        if (use)
        {
            upstream.Client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { Proxy = new WebProxy("http://127.0.0.1:9") });
        }
    }
}
