using GraphBff.Transport.Tests.Hosting;

namespace GraphBff.Transport.Tests.Http;

public class NoSniffTests(GraphHost host) : IClassFixture<GraphHost>
{
    [Theory]
    [InlineData("GET", "?query=%7B+hello+%7D", null)]
    [InlineData("GET", "?query=%7B", null)]
    [InlineData("GET", "?sdl", null)]
    [InlineData("GET", "?query=%7B+hello+%7D", "text/event-stream")]
    [InlineData("GET", "?query=%7B+hello+%7D", "text/plain")]
    [InlineData("OPTIONS", "", null)]
    [InlineData("DELETE", "", null)]
    public async Task Response_OfEveryKind_IsTakenByItsType(string method, string query, string? accept)
    {
        var answer = await host.Client.AskAsync(new HttpMethod(method), query, accept: accept);

        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
    }
}
