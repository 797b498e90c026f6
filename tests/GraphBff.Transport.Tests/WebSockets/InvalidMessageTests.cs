using System.Net.WebSockets;
using System.Text;
using GraphBff.Testing;
using GraphBff.Transport.Tests.Hosting;

namespace GraphBff.Transport.Tests.WebSockets;

public class InvalidMessageTests(GraphHost host) : IClassFixture<GraphHost>
{
    private const string NotJson = "The message is not valid JSON, or its payload is nested deeper than 64 levels";

    [Theory]
    [InlineData("", NotJson)]
    [InlineData("NONSENSE", NotJson)]
    [InlineData("{\"type\":\"ping\"", NotJson)]
    [InlineData("""{"type":"ping"} {}""", NotJson)]
    [InlineData("""{"type":"ping","payload":{"a":[1,}}""", NotJson)]
    [InlineData("[]", "The message must be a JSON object")]
    [InlineData("null", "The message must be a JSON object")]
    [InlineData("\"ping\"", "The message must be a JSON object")]
    [InlineData("{}", "The message has no 'type'")]
    [InlineData("""{"id":"1","payload":{}}""", "The message has no 'type'")]
    [InlineData("""{"type":null}""", "'type' must be a string")]
    [InlineData("""{"type":7}""", "'type' must be a string")]
    [InlineData("""{"type":"\ud800"}""", "'type' must be a string")]
    [InlineData("""{"\ud800":1,"type":"ping"}""", "A name escapes half of a surrogate pair")]
    [InlineData("""{"type":"ping","type":"pong"}""", "'type' is given twice")]
    [InlineData("""{"type":"ping","payload":{},"payload":{}}""", "'payload' is given twice")]
    [InlineData("""{"type":"complete","id":"1","id":"2"}""", "'id' is given twice")]
    [InlineData("""{"type":""}""", "Clients send no message of this 'type'")]
    [InlineData("""{"type":"start","id":"1","payload":{}}""", "Clients send no message of this 'type'")]
    [InlineData("""{"type":"next","id":"1","payload":{}}""", "Clients send no message of this 'type'")]
    [InlineData("""{"type":"error","id":"1","payload":[]}""", "Clients send no message of this 'type'")]
    [InlineData("""{"type":"connection_ack"}""", "Clients send no message of this 'type'")]
    [InlineData("""{"type":"ping","payload":"x"}""", "'payload' must be an object")]
    [InlineData("""{"type":"pong","payload":[]}""", "'payload' must be an object")]
    [InlineData("""{"type":"connection_init","payload":true}""", "'payload' must be an object")]
    [InlineData("""{"type":"subscribe","id":"1","payload":"{ hello }"}""", "'payload' must be an object")]
    [InlineData("""{"type":"subscribe","id":"1"}""", "The message has no 'payload'")]
    [InlineData("""{"type":"subscribe","id":"1","payload":null}""", "The message has no 'payload'")]
    [InlineData("""{"type":"subscribe","payload":{"query":"{hello}"}}""", "The message has no 'id'")]
    [InlineData("""{"type":"complete"}""", "The message has no 'id'")]
    [InlineData("""{"type":"complete","id":""}""", "'id' must be a string of 1 to 256 bytes")]
    [InlineData("""{"type":"complete","id":1}""", "'id' must be a string of 1 to 256 bytes")]
    [InlineData("""{"type":"complete","id":null}""", "'id' must be a string of 1 to 256 bytes")]
    [InlineData("""{"type":"complete","id":"\udc00"}""", "'id' must be a string of 1 to 256 bytes")]
    public async Task Message_OfNoForm_Closes4400(string message, string reason)
    {
        await using var client = await host.ConnectAsync();

        await client.SendTextAsync(message);

        Assert.Equal((4400, reason), await client.ReceiveCloseAsync());
    }

    [Theory]
    [InlineData("{}", "Parameter 'query' is missing.")]
    [InlineData("""{"query":null}""", "Parameter 'query' must be a string.")]
    [InlineData("""{"query":"{a}","query":"{b}"}""", "Parameter 'query' is given twice.")]
    [InlineData("""{"query":"{a}","variables":[]}""", "Parameter 'variables' must be an object or null.")]
    [InlineData("""{"query":"{a}","operationName":1}""", "Parameter 'operationName' must be a string or null.")]
    [InlineData("""{"query":"{a}","extensions":"x"}""", "Parameter 'extensions' must be an object or null.")]
    [InlineData("""{"query":"\ud800"}""", "A string escapes half of a surrogate pair, which is no character.")]
    public async Task Subscribe_WithBadParameters_Closes4400WithTheReasonOfHttp(string payload, string reason)
    {
        await using var client = await host.ConnectAsync();

        await client.SendTextAsync($$"""{"id":"1","type":"subscribe","payload":{{payload}}}""");

        Assert.Equal((4400, reason), await client.ReceiveCloseAsync());
    }

    [Theory]
    [InlineData(63, null)]
    [InlineData(64, NotJson)]
    [InlineData(60_000, NotJson)]
    public async Task Message_Nested_IsTakenToTheBound(int depth, string? reason)
    {
        await using var client = await host.ConnectAsync();
        var arrays = new string('[', depth) + new string(']', depth);

        await client.SendTextAsync(
            """{"id":"1","type":"subscribe","payload":{"query":"{ hello }","extensions":{"a":""" + arrays[1..^1] + "}}}");

        if (reason is null)
        {
            Assert.Equal("next", (await client.ReceiveAsync()).Type);
        }
        else
        {
            Assert.Equal((4400, reason), await client.ReceiveCloseAsync());
        }
    }

    [Fact]
    public async Task Message_Binary_Closes4400()
    {
        await using var client = await host.ConnectAsync();

        await client.SendBytesAsync("""{"type":"ping"}"""u8.ToArray(), WebSocketMessageType.Binary);

        Assert.Equal((4400, "Messages are text, not binary"), await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task Message_InFragments_IsOne()
    {
        await using var client = await host.OpenSocketAsync();
        var text = Encoding.UTF8.GetBytes("""{"type":"ping","payload":{"text":"éééé"}}""");

        foreach (var part in text)
        {
            await client.SendBytesAsync(new[] { part }, endOfMessage: false);
        }

        await client.SendBytesAsync(ReadOnlyMemory<byte>.Empty);

        Assert.Equal("éééé", (await client.ReceiveAsync()).Payload.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Message_AtTheBound_IsTaken()
    {
        await using var client = await host.ConnectAsync();

        await client.SendTextAsync(OfSize(256 * 1024));

        Assert.Equal("pong", (await client.ReceiveAsync()).Type);
    }

    [Theory]
    [InlineData((256 * 1024) + 1)]
    [InlineData(20_000_000)]
    public async Task Message_BeyondTheBound_Closes1009(int size)
    {
        await using var client = await host.ConnectAsync();

        var sending = client.SendTextAsync(OfSize(size));

        Assert.Equal((1009, "A message may have 262144 bytes at most"), await client.ReceiveCloseAsync());
        await IgnoreAsync(sending);
    }

    [Fact]
    public async Task Id_AtTheBound_IsTakenAndTheReasonIsCut()
    {
        await using var client = await host.ConnectAsync();
        var id = new string('x', 256);

        await client.SubscribeAsync(id, "subscription { silence { text } }");
        await client.SubscribeAsync(id, "{ hello }");
        var (code, reason) = await client.ReceiveCloseAsync();

        Assert.Equal((4409, 123), (code, reason.Length));
        Assert.StartsWith("Subscriber for xxx", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Id_BeyondTheBound_Closes4400()
    {
        await using var client = await host.ConnectAsync();

        await client.SubscribeAsync(new string('x', 257), "{ hello }");

        Assert.Equal(4400, (await client.ReceiveCloseAsync()).Code);
    }

    [Fact]
    public async Task Close_EndsOperationsAndTakesNoMore()
    {
        await using var own = await GraphHost.StartAsync(new GraphHostSetup());
        await using var client = await own.ConnectAsync();
        await client.SubscribeToTicksAsync(own);

        await client.SendTextAsync("NONSENSE");
        await client.SubscribeAsync("2", "mutation { bump }");
        await client.SendTextAsync("MORE NONSENSE");
        await Eventually.TrueAsync(() => own.Ticks.Subscribers == 0);

        Assert.Equal((4400, NotJson), await client.ReceiveCloseAsync());
        await own.ExpectNothingLeftAsync();
        Assert.Equal(1, (await own.Client.PostAsync("""{"query":"mutation { bump }"}""")).Data.GetProperty("bump").GetInt32());
    }

    private static string OfSize(int size)
    {
        const string start = """{"type":"ping","x":""" + "\"", end = "\"}";
        return start + new string('x', size - start.Length - end.Length) + end;
    }

    private static async Task IgnoreAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }
}
