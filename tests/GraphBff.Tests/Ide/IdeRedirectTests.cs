using System.Net;
using GraphBff.Testing;

namespace GraphBff.Tests.Ide;

public sealed class IdeRedirectTests(IdeFixture ide) : IClassFixture<IdeFixture>
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("HEAD", "/")]
    [InlineData("GET", "/graphql")]
    [InlineData("HEAD", "/graphql")]
    [InlineData("GET", "/graphql/")]
    [InlineData("GET", "/graphql?tab=1")]
    [InlineData("GET", "/graphql/ui")]
    [InlineData("HEAD", "/graphql/ui")]
    public async Task Browser_Opens_IsSentToTheIde(string method, string path)
    {
        using var response = await SendAsync(ide.Client, method, path, Browser);

        Assert.Equal((HttpStatusCode.Redirect, "/graphql/ui/"), (response.StatusCode, response.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task Redirect_OfTheEndpoint_VariesByAccept()
    {
        using var response = await SendAsync(ide.Client, "GET", "/graphql", Browser);

        Assert.Equal(["Accept"], response.Headers.Vary);
    }

    [Theory]
    [InlineData("/graphql?query=%7B__typename%7D", Browser, HttpStatusCode.OK, "application/json")]
    [InlineData("/graphql?sdl", Browser, HttpStatusCode.OK, "text/plain")]
    [InlineData("/graphql", "*/*", HttpStatusCode.BadRequest, "application/json")]
    [InlineData("/graphql", "application/graphql-response+json", HttpStatusCode.BadRequest, "application/graphql-response+json")]
    public async Task Get_ForAnythingElse_IsTheEndpoints(string path, string accept, HttpStatusCode status, string type)
    {
        using var response = await SendAsync(ide.Client, "GET", path, accept);

        Assert.Equal((status, type), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("POST", "/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/graphql", HttpStatusCode.MethodNotAllowed)]
    [InlineData("OPTIONS", "/graphql", HttpStatusCode.NoContent)]
    [InlineData("POST", "/graphql", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("POST", "/graphql/ui", HttpStatusCode.MethodNotAllowed)]
    public async Task OtherMethods_FromABrowser_AreNotRedirected(string method, string path, HttpStatusCode expected)
    {
        using var response = await SendAsync(ide.Client, method, path, Browser);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Disabled_AnyWay_LeadsNowhere()
    {
        await using var graph = await TestGraph.StartAsync(("Ide:Enabled", "false"));
        using var client = IdeFixture.ClientOf(graph);

        var answers = new List<(string, HttpStatusCode)>();
        foreach (var path in (string[])["/", "/graphql/ui", "/graphql/ui/", "/graphql/ui/bcp-config.json", "/graphql"])
        {
            using var response = await SendAsync(client, "GET", path, Browser);
            answers.Add((path, response.StatusCode));
        }

        Assert.Equal(
            [
                ("/", HttpStatusCode.NotFound),
                ("/graphql/ui", HttpStatusCode.NotFound),
                ("/graphql/ui/", HttpStatusCode.NotFound),
                ("/graphql/ui/bcp-config.json", HttpStatusCode.NotFound),
                ("/graphql", HttpStatusCode.NotAcceptable),
            ],
            answers);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string path, string accept)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Accept", accept);
        return await client.SendAsync(request);
    }
}
