using System.Text.Json;
using GraphBff.Transport.Tests.Hosting;
using GraphBff.Transport.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Transport.Tests.WebSockets;

public class SocketOperationsTests(GraphHost host) : IClassFixture<GraphHost>
{
    private readonly GraphSocket _socket = new(new DefaultHttpContext(), host.Services.GetRequiredService<SocketServices>());

    [Fact]
    public void TryClose_OperationThatEndsByItself_IsWaitedFor()
    {
        var operations = new SocketOperations();
        Assert.True(Add(operations, "1"));

        Assert.False(operations.TryClose());

        Assert.True(Add(operations, "2"));
    }

    [Fact]
    public void TryClose_OnlySubscriptions_TakesNoMore()
    {
        var operations = new SocketOperations();
        Add(operations, "1");
        operations.OnSubscribed();

        Assert.True(operations.TryClose());

        Assert.False(Add(operations, "2"));
        Assert.True(operations.IsClosed);
    }

    [Fact]
    public void CancelAsync_NothingRuns_TakesNoMore()
    {
        var operations = new SocketOperations();

        Assert.True(operations.CancelAsync().IsCompleted);

        Assert.False(Add(operations, "1"));
    }

    private bool Add(SocketOperations operations, string id)
    {
        var reader = new Utf8JsonReader(JsonSerializer.SerializeToUtf8Bytes(id));
        reader.Read();
        return operations.TryAdd(new SocketOperation(_socket, OperationId.Read(ref reader)!.Value), max: 10, out _);
    }
}
