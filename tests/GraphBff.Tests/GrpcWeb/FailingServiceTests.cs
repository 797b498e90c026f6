using System.Net;
using System.Net.Sockets;
using GraphBff.Contracts.Users.V1;

namespace GraphBff.Tests.GrpcWeb;

public sealed class FailingServiceTests
{
    [Theory]
    [InlineData("application/grpc-web")]
    [InlineData("application/proto")]
    public async Task Service_Down_IsUnavailableWithTheGraphsText(string contentType)
    {
        // Bound but not listening: nothing answers, and no other process gets the port.
        using var down = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        down.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using var graph = await ServiceClient.StartAsync(("Upstreams:users:Address", $"http://{down.LocalEndPoint}"));

        var reply = await graph.SendAsync(ServiceClient.GetUser, contentType, new byte[5]);

        if (contentType == "application/proto")
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, reply.HttpStatus);
            Assert.Equal("""{"code":"unavailable","message":"Service temporarily unavailable"}""", reply.Body);
        }
        else
        {
            Assert.Equal(("14", "Service temporarily unavailable"), (reply.Status, reply.Message));
        }
    }

    [Fact]
    public async Task Response_TooLarge_SaysSo()
    {
        await using var service = await ByteService.StartAsync(size: 100_000, count: 1);
        await using var graph = await ServiceClient.StartAsync(
            ("Calls:MaxResponseBytes", "65536"), ("Upstreams:users:Address", service.Address));

        var reply = await graph.CallAsync(ServiceClient.GetUser, new GetUserRequest { Id = "user-0001" });

        Assert.Equal(("8", "The service's response is too large, please ask for less"), (reply.Status, reply.Message));
        Assert.Empty(reply.Messages);
    }
}
