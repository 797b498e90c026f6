using System.Net;
using GraphBff.Transport.Tests.Hosting;

namespace GraphBff.Transport.Tests.Http;

/// <summary>GraphQL over HTTP, 4.3 GET.</summary>
public class GetTransportTests(GraphHost host) : IClassFixture<GraphHost>
{
    [Fact]
    public async Task Get_Query_IsAnswered()
    {
        var answer = await host.Client.QueryAsync("?query=%7B+hello+%7D");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("""{"data":{"hello":"world"}}""", answer.Text);
        Assert.Equal("application/json; charset=utf-8", answer.ContentType);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }

    [Fact]
    public async Task Get_AllParameters_AreUsed()
    {
        var query = Uri.EscapeDataString("query A { hello } query B($t: String) { echo(text: $t) }");
        var variables = Uri.EscapeDataString("""{"t":"a\n+\"é\""}""");

        var answer = await host.Client.QueryAsync($"?query={query}&operationName=B&variables={variables}&extensions=%7B%7D");

        Assert.Equal("a\n+\"é\"", answer.Data.GetProperty("echo").GetString());
    }

    [Theory]
    [InlineData("mutation { bump }", "")]
    [InlineData("query A { hello } mutation B { bump }", "&operationName=B")]
    public async Task Get_Mutation_Gets405AndDoesNotRun(string query, string operationName)
    {
        var before = await BumpAsync();

        foreach (var accept in new[] { GraphClient.Json, GraphClient.GraphResponse })
        {
            var answer = await host.Client.QueryAsync("?query=" + Uri.EscapeDataString(query) + operationName, accept);

            Assert.Equal((HttpStatusCode.MethodNotAllowed, "OPERATION_NOT_ALLOWED"), (answer.Status, answer.Code));
            Assert.Equal("POST", answer.Header("Allow"));
        }

        Assert.Equal(before + 1, await BumpAsync());
    }

    [Fact]
    public async Task Get_QueryOfADocumentWithAMutation_Runs()
    {
        var query = Uri.EscapeDataString("query A { hello } mutation B { bump }");

        var answer = await host.Client.QueryAsync($"?query={query}&operationName=A");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData("{", 400, 200)]
    [InlineData("{ nope }", 400, 200)]
    [InlineData("{ failing }", 200, 200)]
    public async Task Get_WellFormedRequest_HasTheStatusOfItsMediaType(string query, int graphResponse, int json)
    {
        var queryString = "?query=" + Uri.EscapeDataString(query);

        Assert.Equal(graphResponse, (int)(await host.Client.QueryAsync(queryString, GraphClient.GraphResponse)).Status);
        Assert.Equal(json, (int)(await host.Client.QueryAsync(queryString, GraphClient.Json)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("?qeury=x")]
    [InlineData("?query=%7Bhello%7D&query=x")]
    [InlineData("?query=%7Bhello%7D&variables=%5B%5D")]
    [InlineData("?query=%7Bhello%7D&variables=%7B")]
    [InlineData("?query=%FF")]
    public async Task Get_BrokenRequest_Gets400(string queryString)
    {
        var answer = await host.Client.QueryAsync(queryString);

        Assert.Equal((HttpStatusCode.BadRequest, "BAD_REQUEST"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Get_NothingAcceptable_Gets406()
    {
        var answer = await host.Client.QueryAsync("?query=%7Bhello%7D", "text/html");

        Assert.Equal((HttpStatusCode.NotAcceptable, "NOT_ACCEPTABLE"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Get_QueryStringTooLong_Gets414()
    {
        await using var small = await GraphHost.StartAsync(options => options.MaxQueryStringLength = 300);
        const string Query = "?query=%7Bhello%7D&x=";

        var taken = await small.Client.QueryAsync(Query + new string('x', 300 - Query.Length));
        var refused = await small.Client.QueryAsync(Query + new string('x', 301 - Query.Length));

        Assert.Equal(HttpStatusCode.OK, taken.Status);
        Assert.Equal((HttpStatusCode.RequestUriTooLong, "URI_TOO_LONG"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Head_Query_HasTheHeadersOnly()
    {
        var answer = await host.Client.AskAsync(HttpMethod.Head, "?query=%7Bhello%7D");

        Assert.Equal((HttpStatusCode.OK, ""), (answer.Status, answer.Text));
        Assert.Equal(26, answer.Message.Content.Headers.ContentLength);
    }

    private async Task<int> BumpAsync()
        => (await host.Client.PostAsync("""{"query":"mutation { bump }"}""")).Data.GetProperty("bump").GetInt32();
}
