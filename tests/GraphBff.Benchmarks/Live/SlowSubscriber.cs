using System.Net.Sockets;
using System.Text;
using GraphBff.Benchmarks.Load;

namespace GraphBff.Benchmarks.Live;

/// <summary>One subscriber never reads. The others must not notice.</summary>
internal static class SlowSubscriber
{
    private const int FirstEvents = 500;
    private const int Events = 6000;

    // Half the size of the events that the slow subscriber does not read.
    private const int Bound = 12 * 1024 * 1024;

    public static async Task RunAsync(Bars bars, int subscribers)
    {
        Console.WriteLine($"A subscriber that never reads, among {subscribers:N0} others");
        using var services = await LoadedProcess.StartAsync("services");
        using var product = await LoadedProcess.StartAsync("product", services.Url);
        using var stock = new Stock(services.Url);
        await using var crowd = new Crowd();
        await crowd.JoinAsync(product, "WebSocket", subscribers, Stock.Subscription);

        // The first burst runs without the slow subscriber. It fills the ring and the pools, so that they do not count below.
        await Crowd.BegunAsync(product, subscribers, services, 1);
        await stock.ChangeAsync(FirstEvents);
        await crowd.WaitForAsync(FirstEvents, TimeSpan.FromMinutes(2));
        using var slow = await ConnectAsync(new Uri(product.Url));
        await Crowd.BegunAsync(product, subscribers + 1, services, 1);
        var before = await product.AskAsync("memory");
        await stock.ChangeAsync(Events);
        var all = await crowd.WaitForAsync(FirstEvents + Events, TimeSpan.FromMinutes(2));
        bars.Hold(
            all && crowd.Clients.All(client => client is { Lost: 0, Duplicates: 0, Gaps: 0 }),
            $"the others get all {FirstEvents + Events:N0} events: {crowd.Report}");
        var more = await product.AskAsync("memory") - before;
        bars.Hold(more < Bound, $"the slow subscriber costs at most its queue and the ring: {more / 1024:N0} KiB");
    }

    // A raw socket over SSE. It selects the largest events that a web page could, and its small receive window is soon full.
    private static async Task<Socket> ConnectAsync(Uri product)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(product.Host, product.Port);
        var fields = string.Join(' ', Enumerable.Range(0, 100).Select(i => $"f{i}: name"));
        var body = $$"""{"query":"subscription { stockChanged { product { number: available {{fields}} } } }"}""";
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"POST /graphql HTTP/1.1\r\nhost: {product.Authority}\r\naccept: text/event-stream\r\ncontent-type: application/json\r\n"
            + $"content-length: {body.Length}\r\n\r\n{body}"));
        return socket;
    }
}
