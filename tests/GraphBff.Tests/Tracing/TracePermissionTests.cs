using System.Net;
using System.Net.Http.Headers;
using System.Text;
using GraphBff.Testing;
using Microsoft.Extensions.Options;

namespace GraphBff.Tests.Tracing;

public sealed class TracePermissionTests
{
    private const string Secret = "a secret of 24 characters";

    [Fact]
    public async Task OutsideDevelopment_ByDefault_ThereIsNothing()
    {
        await using var graph = await TestGraph.StartAsync();

        Assert.False((await graph.AskAsync("{ __typename }")).HasTrace());
        foreach (var path in (string[])["/graphql/trace", "/graphql/trace/data", "/graphql/trace/page.js"])
        {
            using var response = await graph.Http.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task OutsideDevelopment_WithASecret_ThoseWhoKnowItGetTheirTraceAndNoOther()
    {
        await using var graph = await StartAsync();

        Assert.True((await graph.AskAsync("{ __typename }", Secret)).HasTrace());
        Assert.False((await graph.AskAsync("{ __typename }", "1")).HasTrace());
        Assert.False((await graph.AskAsync("{ __typename }", Secret[..^1])).HasTrace());
        Assert.False((await graph.AskAsync("{ __typename }", "")).HasTrace());
        Assert.False((await graph.SendAsync(new { query = "{ __typename }", extensions = new { trace = true } })).HasTrace());
    }

    [Fact]
    public async Task OutsideDevelopment_WithASecret_KeepsOnlyWhatWasAskedForAndNoDocument()
    {
        await using var graph = await StartAsync();
        await graph.QueryAsync("query Unasked { __typename }");
        await graph.AskAsync("query Asked { __typename }", Secret);
        graph.Http.DefaultRequestHeaders.Add("x-graphbff-trace", Secret);

        var operation = Assert.Single(await graph.RecordedAsync());

        Assert.Equal("Asked", operation.GetProperty("name").GetString());
        Assert.DoesNotContain(
            "document", await graph.Http.GetStringAsync($"/graphql/trace/data/{operation.GetProperty("id")}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("Basic !", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer " + Secret, HttpStatusCode.Unauthorized)]
    [InlineData("any:wrong", HttpStatusCode.Unauthorized)]
    [InlineData("any:", HttpStatusCode.Unauthorized)]
    [InlineData("any:" + Secret, HttpStatusCode.OK)]
    public async Task Page_OutsideDevelopment_NeedsTheSecretAsPassword(string? authorization, HttpStatusCode expected)
    {
        await using var graph = await StartAsync();
        foreach (var path in (string[])["/graphql/trace", "/graphql/trace/data", "/graphql/trace/data/1", "/graphql/trace/page.css"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (authorization is not null)
            {
                request.Headers.TryAddWithoutValidation("authorization", authorization.Contains(':', StringComparison.Ordinal)
                    ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(authorization))).ToString()
                    : authorization);
            }

            using var response = await graph.Http.SendAsync(request);

            Assert.Equal(
                path.EndsWith("/1", StringComparison.Ordinal) && expected == HttpStatusCode.OK ? HttpStatusCode.NotFound : expected,
                response.StatusCode);
            Assert.Equal(expected == HttpStatusCode.Unauthorized, response.Headers.WwwAuthenticate.Count == 1);
        }
    }

    [Theory]
    [InlineData("Tracing:Enabled", "true", "needs a Tracing:Secret")]
    [InlineData("Tracing:Secret", "too short", "Secret")]
    [InlineData("Tracing:KeptOperations", "0", "KeptOperations")]
    public async Task Start_OptionsThatAreWrong_StopIt(string key, string value, string message)
    {
        var thrown = await Assert.ThrowsAsync<OptionsValidationException>(() => TestGraph.StartAsync((key, value)));

        Assert.Contains(message, thrown.Message, StringComparison.Ordinal);
    }

    private static Task<TestGraph> StartAsync() => TestGraph.StartAsync(("Tracing:Enabled", "true"), ("Tracing:Secret", Secret));
}
