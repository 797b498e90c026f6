using System.Text.Json;
using GraphBff.Engine.Tracing;
using GraphBff.Transport.Operations;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Transport.Tests.WebSockets;

public class ResponseErrorsTests
{
    [Fact]
    public async Task Error_OfATracedOperation_HasTheErrorsOnly()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup
        {
            Services = services => services.AddSingleton<ITraceFactory, EveryTrace>(),
        });
        await using var client = await host.ConnectAsync();

        await client.SendAsync(new { type = "subscribe", id = "1", payload = new { query = "{ oops", extensions = new { trace = true } } });
        var error = await client.ReceiveAsync();

        Assert.Equal("error", error.Type);
        Assert.Equal(["id", "type", "payload"], JsonDocument.Parse(error.Text).RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal("GRAPHQL_PARSE_FAILED", error.Code);
    }

    private sealed class EveryTrace(TimeProvider time) : ITraceFactory
    {
        public OperationTrace? Begin(HttpContext context, bool isAsked) => new(time, new TraceSettings { InResponse = isAsked });
    }
}
