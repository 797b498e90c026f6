using System.Net;
using GraphBff.Testing;
using GraphBff.Transport.ResponseStreams;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Transport.Tests.ResponseStreams;

/// <summary>The limit of open response streams.</summary>
public class OpenResponseStreamsTests
{
    private const string Query = "subscription { ticks { text } }";
    private const string Subscription = """{"query":"subscription { ticks { text } }"}""";

    [Fact]
    public async Task Stream_BeyondTheBound_IsRefusedUntilOneLeaves()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup
        {
            Services = services => services.Configure<ResponseStreamOptions>(options => options.MaxStreams = 1),
        });
        var first = await SubscribeAsync(host);

        var refused = await host.Client.PostAsync(Subscription, StreamRequests.Events);
        var query = await host.Client.PostAsync("""{"query":"{ hello }"}""", StreamRequests.ApolloIncremental);
        await first.DisposeAsync();
        await Eventually.TrueAsync(() => host.Ticks.Subscribers == 0 && !host.Services.GetRequiredService<OpenResponseStreams>().IsFull);
        await using var next = await SubscribeAsync(host);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "TOO_MANY_STREAMS"), (refused.Status, refused.Code));
        Assert.True(refused.Error.GetProperty("extensions").GetProperty("retryable").GetBoolean());
        Assert.Equal("world", query.Data.GetProperty("hello").GetString());
    }

    private static async Task<SseClient> SubscribeAsync(GraphHost host)
    {
        var client = await SseClient.SubscribeAsync(host.Client, Query, url: "");
        await Eventually.TrueAsync(() => host.Ticks.Subscribers == 1);
        return client;
    }
}
