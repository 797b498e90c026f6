using System.Net;
using GraphBff.Transport.Tests.Hosting;

namespace GraphBff.Transport.Tests.Origins;

/// <summary>The Fetch standard, 3.3 CORS.</summary>
public class CrossOriginTests(GraphHost host) : IClassFixture<GraphHost>
{
    private const string Query = "?query=%7B+hello+%7D";
    private const string Page = "https://app.example";

    [Fact]
    public async Task Page_OfAListedOrigin_ReadsItsAnswer()
    {
        await using var open = await OpenAsync(Page);

        var answer = await open.Client.AskAsync(HttpMethod.Get, Query, headers: ("Origin", Page));

        Assert.Equal((HttpStatusCode.OK, Page), (answer.Status, answer.Header("Access-Control-Allow-Origin")));
        Assert.Equal("ETag,Link,Location,Retry-After,x-request-id", answer.Header("Access-Control-Expose-Headers"));
        Assert.Null(answer.Header("Access-Control-Allow-Credentials"));
        Assert.Equal("Origin, Accept", answer.Header("Vary"));
    }

    [Fact]
    public async Task Page_OfAListedOrigin_ReadsWhyItIsRefused()
    {
        await using var open = await OpenAsync(Page);

        var answer = await open.Client.AskAsync(HttpMethod.Put, "", headers: ("Origin", Page));

        Assert.Equal((HttpStatusCode.MethodNotAllowed, Page), (answer.Status, answer.Header("Access-Control-Allow-Origin")));
    }

    [Theory]
    [InlineData(Page)]
    [InlineData(null)]
    public async Task Schema_ThatMayBeKept_VariesByOrigin(string? origin)
    {
        await using var open = await OpenAsync(Page);

        var answer = await open.Client.AskAsync(HttpMethod.Get, "?sdl", headers: origin is null ? [] : [("Origin", origin)]);

        Assert.Equal((origin, "Origin"), (answer.Header("Access-Control-Allow-Origin"), answer.Header("Vary")?.Split(", ")[0]));
    }

    [Theory]
    [InlineData(Page)]
    [InlineData("*")]
    public async Task Preflight_OfAListedOrigin_AllowsItsHeaders(string listed)
    {
        await using var open = await OpenAsync(listed);

        var answer = await PreflightAsync(open, Page);

        Assert.Equal((HttpStatusCode.NoContent, Page), (answer.Status, answer.Header("Access-Control-Allow-Origin")));
        Assert.Equal("authorization,content-type,x-any", answer.Header("Access-Control-Allow-Headers"));
        Assert.Equal("GET,HEAD,POST,PUT,PATCH,DELETE", answer.Header("Access-Control-Allow-Methods"));
        Assert.Equal("3600", answer.Header("Access-Control-Max-Age"));
    }

    [Fact]
    public async Task Page_OfThisMachine_IsLetIn()
    {
        const string development = "http://localhost:5173";

        Assert.Equal(development, (await PreflightAsync(host, development)).Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Page_OfAnotherOrigin_IsNot()
    {
        await using var open = await OpenAsync(Page);

        var preflight = await PreflightAsync(open, "https://other.example");
        var answer = await open.Client.AskAsync(HttpMethod.Get, Query, headers: ("Origin", "https://other.example"));

        Assert.All([preflight, answer], each => Assert.Null(each.Header("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task Client_WithoutOrigin_HearsNothingOfIt()
        => Assert.Null((await host.Client.QueryAsync(Query)).Header("Access-Control-Expose-Headers"));

    private static Task<GraphHost> OpenAsync(string listed)
        => GraphHost.StartAsync(new GraphHostSetup { Options = options => options.AllowedOrigins = [listed] });

    private static Task<Answer> PreflightAsync(GraphHost host, string origin) => host.Client.AskAsync(
        HttpMethod.Options,
        "",
        headers:
        [
            ("Origin", origin), ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "authorization,content-type,x-any"),
        ]);
}
