using System.Net;
using GraphBff.Testing;
using Xunit.Abstractions;

namespace GraphBff.Tests.GrpcWeb;

/// <summary>Clients open streams of large messages and read nothing. The process has less memory than the messages together.</summary>
public sealed class UnreadStreamsTests(ITestOutputHelper output)
{
    private const int Clients = 100;
    private const int MessageSize = 1_000_000;

    [Fact]
    public async Task Messages_ThatNobodyReads_DoNotTakeTheProcess()
    {
        await using var services = await TestServices.StartAsync();
        await using var orders = await ByteService.StartAsync(MessageSize, count: int.MaxValue);
        await using var product = await ProductProcess.StartAsync(
        [
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("DOTNET_gcServer", "0"),
            // Less than one message of each client, and more than Transport:MaxUnreadBytes with what the process needs.
            ("DOTNET_GCHeapHardLimit", "0x8000000"),
            .. services.Environment,
            .. ServiceClient.Settings,
            ("Upstreams:orders:Address", orders.Address),
            ("Transport:MaxUnreadBytes", "16777216"),
        ]);
        var connections = new List<RawConnection>();
        try
        {
            for (var i = 0; i < Clients; i++)
            {
                var client = await RawConnection.OpenAsync(product.Http.BaseAddress!, receiveBuffer: 4096);
                connections.Add(client);
                await client.SendAsync(
                    $"POST /order.v1.OrderService/WatchOrders HTTP/1.1\r\nHost: {product.Http.BaseAddress!.Authority}\r\n"
                    + "Content-Type: application/grpc-web\r\nContent-Length: 5\r\n\r\n\0\0\0\0\0");

                // Returns when the response begins.
                await client.ReadBytesAsync(new byte[16]);
            }

            await Eventually.StopsGrowingAsync(() => orders.Sent, atLeast: MessageSize);

            output.WriteLine($"{product.MemoryBytes >> 20} MiB, {orders.Sent >> 20} MiB sent by the service, {orders.Open} open");
            using var response = await product.Http.GetAsync(new Uri("/graphql?query={users(first:1){nodes{id}}}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.DoesNotContain("OutOfMemory", product.Log, StringComparison.Ordinal);
            Assert.InRange(product.MemoryBytes, 1, 300L << 20);
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }
    }
}
