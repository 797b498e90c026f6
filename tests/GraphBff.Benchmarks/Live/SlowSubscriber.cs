using System.Net.Sockets;
using System.Text;
using GraphBff.Benchmarks.Load;

namespace GraphBff.Benchmarks.Live;

/// <summary>One that never reads, among others.</summary>
internal static class SlowSubscriber
{
    private const int FirstEvents = 500;
    private const int Events = 6000;

    // Half of what the events would take that it does not read.
    private const int Bound = 12 * 1024 * 1024;

    public static async Task RunAsync(Bars bars, int subscribers)
    {
        Console.WriteLine($"A subscriber that never reads, among {subscribers:N0}");
        using var services = await LoadedProcess.StartAsync("services");
        using var product = await LoadedProcess.StartAsync("product", services.Url);
        using var stock = new Stock(services.Url);
        await using var crowd = new Crowd();
        await crowd.JoinAsync(product, "WebSocket", subscribers, Stock.Subscription);

        // Once without it, for the ring and the pools that a burst leaves behind.
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
            $"the others get all of {FirstEvents + Events:N0} events: {crowd.Report}");
        var more = await product.AskAsync("memory") - before;
        bars.Hold(more < Bound, $"it costs no more than its queue and the ring: {more / 1024:N0} KiB");
    }

    // By hand, over SSE: the largest events that the page of a client can ask for, and a window that is soon full.
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
