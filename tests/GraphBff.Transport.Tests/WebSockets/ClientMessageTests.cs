using System.Text;
using GraphBff.Transport.WebSockets;

namespace GraphBff.Transport.Tests.WebSockets;

public class ClientMessageTests
{
    private static readonly string[] Parts =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\"type\"", "\"id\"", "\"payload\"", "\"subscribe\"", "\"ping\"", "\"complete\"", "\"\\ud800\"",
        "\"1\"", "null", "1e9", "\\", "\\u00", " ", "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{a}\"}}",
    ];

    [Fact]
    public void Read_Slices_ShareTheMemory()
    {
        var text = Encoding.UTF8.GetBytes("""{ "payload" : { "a" : [ {} ] } , "type" : "subscribe" , "id" : "1" }""");

        Assert.Null(ClientMessage.Read(text, out var message));

        Assert.Equal(ClientMessageType.Subscribe, message.Type);
        Assert.Equal("1", message.Id.ToString());
        Assert.Equal("""{ "a" : [ {} ] }""", Encoding.UTF8.GetString(message.Payload.Span));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Read_PayloadDepth_IsThatOfHttp(int depth, bool isTaken)
    {
        var payload = string.Concat(Enumerable.Repeat("{\"a\":", depth - 1)) + "{}" + new string('}', depth - 1);

        var fault = ClientMessage.Read(Encoding.UTF8.GetBytes($$"""{"type":"ping","payload":{{payload}}}"""), out _);

        Assert.Equal(isTaken, fault is null);
    }

    [Fact]
    public void Read_Anything_IsAMessageOr4400()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Parts[random.Next(Parts.Length)]));

            var fault = ClientMessage.Read(Encoding.UTF8.GetBytes(text), out _);

            Assert.True(fault is null or { Code: 4400 }, text);
        }
    }

    [Fact]
    public void Read_RandomBytes_AreAMessageOr4400()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var text = "{\"type\":\"ping\",\"payload\":{\"a\":\"b\"},\"id\":\"1\"}"u8.ToArray();
            for (var j = random.Next(1, 4); j > 0; j--)
            {
                text[random.Next(text.Length)] = (byte)random.Next(256);
            }

            var fault = ClientMessage.Read(text, out _);

            Assert.True(fault is null or { Code: 4400 }, Convert.ToHexString(text));
        }
    }
}
