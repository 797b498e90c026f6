using GraphBff.Testing;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace GraphBff.Tests.Hosting.Fuzzing;

/// <summary>
/// Clients that follow the protocol and then break it. The product answers each as the protocol says, and keeps no state. A failure names
/// the seed of its script.
/// </summary>
public sealed class SocketFuzzTests(ITestOutputHelper output)
{
    private static readonly int Scripts = Environment.GetEnvironmentVariable("GRAPHBFF_LONG") == "1" ? 1500 : 150;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Clients_OfAnyKind_GetTheProtocolsAnswerAndLeaveNothing(int seed)
    {
        await using var graph = await TestGraph.StartAsync(("Transport:RequestBudget", "00:01:00"), ("Calls:CallTimeout", "00:01:00"));
        using var meter = new RecordedMeter(graph.Services);
        var endpoint = new Uri(graph.Http.BaseAddress!, "graphql");

        await Parallel.ForEachAsync(
            Enumerable.Range(seed * 1_000_000, Scripts),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (number, _) =>
            {
                var script = new SocketScript(number);
                try
                {
                    using var socket = await RawWebSocket.OpenAsync(endpoint);
                    await new FuzzedSocket(script, socket, new Random(number)).RunAsync();
                }
                catch (Exception exception)
                {
                    var codes = string.Join(" or ", script.Codes);
                    throw new InvalidOperationException($"Script {number}, to end with {codes}: {exception.Message}", exception);
                }
            });

        await Eventually.TrueAsync(
            () => meter["graphbff.ws.connections"] == 0 && meter["graphbff.ws.operations"] == 0 && graph.Upstream.OpenResponseStreams == 0);
        Assert.DoesNotContain(graph.Logs.Entries, entry => entry.Level >= LogLevel.Error);
        Assert.True(meter["graphbff.ws.messages.sent next"] > Scripts / 2);
        Assert.Equal("Query", (await graph.QueryAsync("{ __typename }")).GetProperty("data").GetProperty("__typename").GetString());
        output.WriteLine(
            $"{Scripts} scripts: {meter["graphbff.ws.messages.sent next"]} next, {meter["graphbff.ws.messages.sent error"]} error");
    }
}
