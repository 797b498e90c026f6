using System.Net;
using GraphBff.Transport.Http;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Transport.Tests.Http;

public class FallbackTransportTests(GraphHost host) : IClassFixture<GraphHost>
{
    private const string Browser = "text/html,application/xhtml+xml,*/*;q=0.8";

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("QUERY")]
    public async Task OtherMethod_Any_Gets405WithAllow(string method)
    {
        var answer = await host.Client.AskAsync(new HttpMethod(method), "?query=%7Bhello%7D", accept: GraphClient.GraphResponse);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "METHOD_NOT_ALLOWED"), (answer.Status, answer.Code));
        Assert.Equal("GET, HEAD, POST, OPTIONS", answer.Header("Allow"));
        Assert.Equal("application/graphql-response+json; charset=utf-8", answer.ContentType);
    }

    [Fact]
    public async Task Options_Any_NamesTheMethods()
    {
        var answer = await host.Client.AskAsync(HttpMethod.Options, "");

        Assert.Equal((HttpStatusCode.NoContent, ""), (answer.Status, answer.Text));
        Assert.Equal("GET, HEAD, POST, OPTIONS", answer.Header("Allow"));
    }

    [Fact]
    public async Task Page_NobodyHasOne_Gets406()
    {
        var answer = await host.Client.QueryAsync("", Browser);

        Assert.Equal((HttpStatusCode.NotAcceptable, "NOT_ACCEPTABLE"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Page_AnotherTransportHasOne_IsItsToServe()
    {
        await using var withPage = await GraphHost.StartAsync(new GraphHostSetup
        {
            Services = services => services.AddGraphTransport().AddSingleton<IGraphTransport, PageTransport>(),
        });

        Assert.Equal("<page>", (await withPage.Client.QueryAsync("", Browser)).Text);
        Assert.Equal("BAD_REQUEST", (await withPage.Client.QueryAsync("")).Code);
        Assert.Equal("world", (await withPage.Client.QueryAsync("?query=%7Bhello%7D", Browser)).Data.GetProperty("hello").GetString());
    }

    private sealed class PageTransport : IGraphTransport
    {
        public bool CanServe(HttpRequest request) => true;

        public Task ServeAsync(HttpContext context) => context.Response.WriteAsync("<page>", context.RequestAborted);
    }
}
