using System.Net;
using System.Text;
using GraphBff.Engine.Operations;
using GraphBff.Transport.Reading;
using GraphBff.Transport.Tests.Hosting;
using GraphBff.Transport.Tests.WebSockets;

namespace GraphBff.Transport.Tests.Reading;

/// <summary>The parameter <c>onError</c>, in bodies, query strings and WebSocket messages.</summary>
public sealed class ErrorBehaviorParameterTests(GraphHost host) : IClassFixture<GraphHost>
{
    private const string Halted = """{"data":null,"errors":[{"message":"It is broken.""";

    [Theory]
    [InlineData("NULL", ErrorBehavior.Null)]
    [InlineData("PROPAGATE", ErrorBehavior.Propagate)]
    [InlineData("HALT", ErrorBehavior.Halt)]
    public void Read_KnownValue_IsTaken(string value, object expected)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"query":"{a}","on\u0045rror":"{{value}}"}""");
        var queryString = Encoding.UTF8.GetBytes($"query={{a}}&onError={value}");

        Assert.Null(JsonParameters.Read(body, out var ofBody));
        Assert.Null(QueryStringParameters.Read(queryString, out var ofQueryString));

        Assert.Equal((expected, expected), (ofBody.OnError, ofQueryString.OnError));
    }

    [Theory]
    [InlineData("\"null\"")]
    [InlineData("\"NO_PROPAGATE\"")]
    [InlineData("\"\"")]
    [InlineData("true")]
    [InlineData("{}")]
    public async Task Post_OtherValue_Gets400(string value)
    {
        var answer = await host.Client.PostAsync($$"""{"query":"{ hello }","onError":{{value}}}""");

        Assert.Equal((HttpStatusCode.BadRequest, "BAD_REQUEST"), (answer.Status, answer.Code));
        Assert.Contains("onError", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_OtherValue_Gets400()
    {
        var answer = await host.Client.QueryAsync("?query=%7B+hello+%7D&onError=halt");

        Assert.Equal((HttpStatusCode.BadRequest, "BAD_REQUEST"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","onError":null""")]
    [InlineData(""","onError":"PROPAGATE" """)]
    public async Task Post_WithoutIt_ErrorsPropagate(string parameter)
    {
        var answer = await host.Client.PostAsync($$"""{"query":"{ hello failing }"{{parameter}}}""");

        Assert.StartsWith("""{"data":{"hello":"world","failing":null},"errors":[""", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryDoor_PassesItOn()
    {
        var posted = await host.Client.PostAsync("""{"query":"{ hello failing }","onError":"HALT"}""");
        var got = await host.Client.QueryAsync("?query=%7B+hello+failing+%7D&onError=HALT");
        await using var socket = await host.ConnectAsync();
        await socket.SendAsync(new { id = "1", type = "subscribe", payload = new { query = "{ hello failing }", onError = "HALT" } });
        var next = await socket.ReceiveAsync();

        Assert.StartsWith(Halted, posted.Text, StringComparison.Ordinal);
        Assert.StartsWith(Halted, got.Text, StringComparison.Ordinal);
        Assert.Contains(Halted, next.Text, StringComparison.Ordinal);
        Assert.Equal(1, posted.Text.Split("\"message\"").Length - 1);
    }
}
