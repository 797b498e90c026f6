using System.Net;
using System.Text;
using GraphBff.Transport.Tests.Hosting;

namespace GraphBff.Transport.Tests.Http;

/// <summary>GraphQL over HTTP, 4.4 POST and 5.4 Status Codes.</summary>
public class PostTransportTests(GraphHost host) : IClassFixture<GraphHost>
{
    private const string Good = """{"query":"{ hello }"}""";

    [Fact]
    public async Task Post_Query_IsAnsweredWithLengthAndCaching()
    {
        var answer = await host.Client.PostAsync(Good);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("""{"data":{"hello":"world"}}""", answer.Text);
        Assert.Equal("application/json; charset=utf-8", answer.ContentType);
        Assert.Equal(answer.Text.Length, answer.Message.Content.Headers.ContentLength);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("Accept", answer.Header("Vary"));
    }

    [Fact]
    public async Task Post_OperationNameAndVariables_AreUsed()
    {
        var answer = await host.Client.PostAsync(
            """
            {"query":"query A { hello }\nquery B($t: String) { \u0065cho(text: $t) }","operationName":"B",
             "variables":{"t":"\"é\ud83d\ude00\""},"extensions":{"any":[1]},"unknown":true}
            """);

        Assert.Equal("\"é😀\"", answer.Data.GetProperty("echo").GetString());
    }

    [Fact]
    public async Task Post_Mutation_Runs()
    {
        var answer = await host.Client.PostAsync("""{"query":"mutation { bump }"}""");

        Assert.True(answer.Data.GetProperty("bump").GetInt32() > 0);
    }

    [Theory]
    [InlineData("{ hello }", 200, 200)]
    [InlineData("{ hello failing }", 200, 200)]
    [InlineData("{", 400, 200)]
    [InlineData("", 400, 200)]
    [InlineData("{ nope }", 400, 200)]
    [InlineData("query A { hello } query B { hello }", 400, 200)]
    [InlineData("query A($x: Int!) { big(size: $x) }", 400, 200)]
    public async Task Post_WellFormedRequest_HasTheStatusOfItsMediaType(string query, int graphResponse, int json)
    {
        var body = $$"""{"query":"{{query}}"}""";

        var asGraphResponse = await host.Client.PostAsync(body, GraphClient.GraphResponse);
        var asJson = await host.Client.PostAsync(body, GraphClient.Json);

        Assert.Equal(graphResponse, (int)asGraphResponse.Status);
        Assert.Equal("application/graphql-response+json; charset=utf-8", asGraphResponse.ContentType);
        Assert.Equal(json, (int)asJson.Status);
        Assert.Equal("application/json; charset=utf-8", asJson.ContentType);
        Assert.Equal(graphResponse == 200, asGraphResponse.Json.TryGetProperty("data", out _));
        Assert.Equal(graphResponse == 200, asJson.Json.TryGetProperty("data", out _));
    }

    [Theory]
    [InlineData("", "BAD_REQUEST")]
    [InlineData("NONSENSE", "BAD_REQUEST")]
    [InlineData("""{"query":"{ hello }"} {}""", "BAD_REQUEST")]
    [InlineData("""[{"query":"{ hello }"}]""", "BAD_REQUEST")]
    [InlineData("""{"qeury":"{ hello }"}""", "BAD_REQUEST")]
    [InlineData("""{"query":"\ud800"}""", "BAD_REQUEST")]
    [InlineData("""{"query":"{ hello }","variables":[]}""", "BAD_REQUEST")]
    [InlineData("""{"query":"{ hello }","query":"{ hello }"}""", "BAD_REQUEST")]
    [InlineData("{\"query\":\"{ hello }\",\"x\":\"\xFF\"}", "BAD_REQUEST")]
    public async Task Post_BrokenBody_Gets400InBothMediaTypes(string body, string code)
    {
        var bytes = Encoding.Latin1.GetBytes(body);

        foreach (var accept in new[] { GraphClient.Json, GraphClient.GraphResponse })
        {
            var answer = await host.Client.PostAsync(bytes, GraphClient.Json, accept);

            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Equal(accept + "; charset=utf-8", answer.ContentType);
            Assert.Equal(code, answer.Code);
            Assert.False(answer.Json.TryGetProperty("data", out _));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/graphql")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Post_ContentTypeThatNeedsNoPreflight_Gets415(string? contentType)
    {
        var before = await BumpAsync();

        var answer = await host.Client.PostAsync("""{"query":"mutation { bump }"}"""u8.ToArray(), contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        Assert.Equal("UNSUPPORTED_MEDIA_TYPE", answer.Code);
        Assert.Equal("application/json", answer.Header("Accept"));
        Assert.Equal(before + 1, await BumpAsync());
    }

    [Fact]
    public async Task Post_ContentEncoding_Gets415()
    {
        var content = new StringContent(Good, Encoding.UTF8, GraphClient.Json);
        content.Headers.ContentEncoding.Add("gzip");

        var answer = await host.Client.AskAsync(HttpMethod.Post, "", content);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE"), (answer.Status, answer.Code));
        Assert.Equal("identity", answer.Header("Accept-Encoding"));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json;q=0")]
    [InlineData("application/json; charset=latin1")]
    public async Task Post_NothingAcceptable_Gets406AsJson(string accept)
    {
        var answer = await host.Client.PostAsync(Good, accept);

        Assert.Equal((HttpStatusCode.NotAcceptable, "NOT_ACCEPTABLE"), (answer.Status, answer.Code));
        Assert.Equal("application/json; charset=utf-8", answer.ContentType);
    }

    [Fact]
    public async Task Post_QueryStringOnly_IsNotReadFromTheUrl()
    {
        var answer = await host.Client.AskAsync(
            HttpMethod.Post, "?query=%7Bhello%7D", new StringContent("{}", Encoding.UTF8, GraphClient.Json));

        Assert.Equal((HttpStatusCode.BadRequest, "BAD_REQUEST"), (answer.Status, answer.Code));
    }

    private async Task<int> BumpAsync()
        => (await host.Client.PostAsync("""{"query":"mutation { bump }"}""")).Data.GetProperty("bump").GetInt32();
}
