using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using GraphBff.Ide;
using GraphBff.Testing;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Tests.Ide;

/// <summary>The product from a build without npm.</summary>
public sealed partial class IdePageTests : IAsyncLifetime
{
    private TestGraph _graph = null!;

    public async Task InitializeAsync()
        => _graph = await TestGraph.StartAsync(("Ide:Enabled", "true"), ("Ide:Directory", "no-such-folder"));

    public async Task DisposeAsync() => await _graph.DisposeAsync();

    [Fact]
    public async Task Page_NoBundle_HasLinksThatAnswer()
    {
        using var response = await _graph.Http.GetAsync("/graphql/ui/");

        Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.True(response.Headers.Contains("Content-Security-Policy"));
        var links = Link().Matches(await response.Content.ReadAsStringAsync()).Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal(2, links.Length);
        foreach (var link in links)
        {
            using var answer = await _graph.Http.GetAsync(new Uri(response.RequestMessage!.RequestUri!, link));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain("\"errors\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Page_HostFromTheRequest_IsEncoded()
    {
        var context = new DefaultHttpContext { RequestServices = _graph.Services };
        (context.Request.Scheme, context.Request.Host) = ("http", new HostString("<a&b>"));
        (context.Request.PathBase, context.Request.Path) = ("/under/graphql/ui", "/");
        using var body = new MemoryStream();
        context.Response.Body = body;

        await IdePage.WriteAsync(context);

        Assert.Contains(
            "<pre>curl http://&lt;a&amp;b&gt;/under/graphql ", Encoding.UTF8.GetString(body.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/graphql/ui/bcp-config.json")]
    [InlineData("/graphql/ui/service-worker.js")]
    public async Task File_NoBundle_NotFound(string path)
    {
        using var response = await _graph.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [GeneratedRegex("""<a href="([^"]+)">""")]
    private static partial Regex Link();
}
