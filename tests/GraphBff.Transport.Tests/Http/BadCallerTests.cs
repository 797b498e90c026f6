using System.Net;
using GraphBff.Transport.Callers;
using GraphBff.Transport.Tests.Hosting;
using GraphBff.Transport.Tests.WebSockets;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Transport.Tests.Http;

public class BadCallerTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("application/json")]
    [InlineData("text/event-stream")]
    public async Task Request_OfABadCaller_Is400(string? accept)
    {
        await using var host = await OpenAsync();

        var answer = await host.Client.PostAsync("""{"query":"{ hello }"}""", accept);

        Assert.Equal((HttpStatusCode.BadRequest, "BAD_REQUEST"), (answer.Status, answer.Code));
        Assert.Contains("x-tenant-id", answer.Error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(host.Logs.Problems);
    }

    [Fact]
    public async Task Socket_OfABadCaller_Closes4400()
    {
        await using var host = await OpenAsync();
        await using var client = await host.OpenSocketAsync();

        await client.SendAsync(new { type = "connection_init" });

        Assert.Equal((4400, "The header 'x-tenant-id' cannot be passed on."), await client.ReceiveCloseAsync());
        Assert.Empty(host.Logs.Problems);
    }

    private static Task<GraphHost> OpenAsync()
        => GraphHost.StartAsync(new GraphHostSetup { Services = services => services.AddSingleton<ICallerFactory, BadCallers>() });
}
