using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using GraphBff.Testing;
using Grpc.Core;
using Snapshooter.Xunit;

namespace GraphBff.Tests.Hosting;

public sealed class FailingServicesTests
{
    private const string Everything =
        "{ orders(first: 2) { nodes { id customer { name } payments { status } lines { product { sku } } } } }";

    [Theory]
    [InlineData("users")]
    [InlineData("payments")]
    [InlineData("inventory")]
    public async Task OneServiceDown_ItsFieldsNullAndCoded_TheRestArrives(string service)
    {
        // Bound but not listening: nothing answers, and no other process gets the port.
        using var down = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        down.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using var graph = await TestGraph.StartAsync(($"Upstreams:{service}:Address", $"http://{down.LocalEndPoint}"));

        var walk = await graph.WalkAsync(Everything);

        walk.MatchSnapshot(Snapshooter.SnapshotNameExtension.Create(service));
    }

    [Fact]
    public async Task OneServiceHangs_OnlyItsFieldsWait_ForTheBudgetAtMost()
    {
        await using var graph = await TestGraph.StartAsync(("Transport:RequestBudget", "00:00:01"));
        var cancelled = new TaskCompletionSource();
        graph.Upstream.Before = async (method, call) =>
        {
            if (method == "BatchListPayments")
            {
                using var registration = call.CancellationToken.Register(cancelled.SetResult);
                await cancelled.Task;
            }
        };

        var stopwatch = Stopwatch.StartNew();
        var response = await graph.QueryAsync(Everything);

        Assert.InRange(stopwatch.Elapsed, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(8));
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
        var orders = response.GetProperty("data").GetProperty("orders").GetProperty("nodes").EnumerateArray().ToArray();
        Assert.Equal(2, orders.Length);
        Assert.All(orders, order =>
        {
            Assert.Equal(JsonValueKind.Null, order.GetProperty("payments").ValueKind);
            Assert.NotEqual(JsonValueKind.Null, order.GetProperty("customer").ValueKind);
        });
        Assert.All(
            response.GetProperty("errors").EnumerateArray(),
            error => Assert.Equal("DEADLINE_EXCEEDED", error.GetProperty("extensions").GetProperty("code").GetString()));
        Assert.True(graph.Upstream.Details.First(call => call.Method == "BatchListPayments").Deadline < DateTime.MaxValue);
    }

    [Fact]
    public async Task ClientHangsUp_EveryCallUnderIt_IsCancelled()
    {
        await using var graph = await TestGraph.StartAsync();
        var reached = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        graph.Upstream.Before = async (method, call) =>
        {
            if (method == "BatchGetUsers")
            {
                using var registration = call.CancellationToken.Register(cancelled.SetResult);
                reached.SetResult();
                await cancelled.Task;
            }
        };
        using var hangUp = new CancellationTokenSource();

        var request = graph.Http.PostAsJsonAsync("/graphql", new { query = Everything }, hangUp.Token);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await hangUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.DoesNotContain(graph.Logs.Entries, entry => entry.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    [Fact]
    public async Task ServiceFails_ItsText_StaysInTheLog()
    {
        await using var graph = await TestGraph.StartAsync();
        graph.Upstream.Before = (method, _) => method == "BatchGetUsers"
            ? throw new RpcException(new Status(StatusCode.Internal, "password=hunter2 at 10.0.0.7"))
            : Task.CompletedTask;

        var response = await graph.QueryAsync("{ orders(first: 1) { nodes { customer { name } } } }");

        Assert.DoesNotContain("hunter2", response.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("users", response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("service").GetString());
        Assert.Contains(graph.Logs.Entries, entry => $"{entry.Message} {entry.Exception}".Contains("hunter2", StringComparison.Ordinal));
    }
}
