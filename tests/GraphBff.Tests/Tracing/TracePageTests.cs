using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GraphBff.Testing;

namespace GraphBff.Tests.Tracing;

public sealed class TracePageTests
{
    private const string Hostile = "</script><img src=x onerror=alert(1)>";

    [Theory]
    [InlineData("/graphql/trace", "text/html")]
    [InlineData("/graphql/trace/page.css", "text/css")]
    [InlineData("/graphql/trace/page.js", "text/javascript")]
    [InlineData("/graphql/trace/detail.js", "text/javascript")]
    [InlineData("/graphql/trace/rows.js", "text/javascript")]
    [InlineData("/graphql/trace/format.js", "text/javascript")]
    [InlineData("/graphql/trace/data", "application/json")]
    public async Task Files_OfThePage_AreHeldToThisHost(string path, string type)
    {
        await using var graph = await StartAsync();

        using var response = await graph.Http.GetAsync(path);
        using var head = await graph.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        using var post = await graph.Http.PostAsync(path, null);

        Assert.Equal((HttpStatusCode.OK, type), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal((HttpStatusCode.OK, response.Content.Headers.ContentLength), (head.StatusCode, head.Content.Headers.ContentLength));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
        var policy = Assert.Single(response.Headers.GetValues("content-security-policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("x-content-type-options")));
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Page_HasNothingInline_AndAsksNoOtherHost()
    {
        await using var graph = await StartAsync();

        var html = await graph.Http.GetStringAsync("/graphql/trace");

        Assert.DoesNotMatch(@"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|https?://", html);
    }

    [Fact]
    public async Task Data_InDevelopment_HasEveryOperationWithoutItsValues()
    {
        await using var graph = await StartAsync();
        await graph.QueryAsync(
            "query One($after: String) { users(first: 1, after: $after) { nodes { name } } }", new { after = "secret-variable" });
        await graph.QueryAsync(TracedRequests.Page);

        var operations = await graph.RecordedAsync();

        Assert.Equal(["Page", "One"], operations.Select(operation => operation.GetProperty("name").GetString()));
        Assert.Equal((3, 0), (operations[0].GetProperty("calls").GetInt32(), operations[0].GetProperty("errors").GetInt32()));
        Assert.Equal(
            ["orders", "payments", "users"],
            operations[0].List("services").Select(service => service.GetProperty("name").GetString()).Order());
        Assert.Equal((0, 1), (operations[1].GetProperty("calls").GetInt32(), operations[1].GetProperty("errors").GetInt32()));
        var detail = await DetailAsync(graph, operations[0]);
        Assert.Equal(TracedRequests.Page, detail.GetProperty("document").GetString());
        Assert.Equal(1, detail.GetProperty("trace").GetProperty("version").GetInt32());
        Assert.DoesNotContain("secret-variable", (await DetailAsync(graph, operations[1])).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_OfAHostileDocument_IsJsonAndNeverMarkup()
    {
        await using var graph = await StartAsync();
        await graph.QueryAsync($$"""query Hostile { img: user(id: "{{Hostile}}") { name } }""");
        await graph.SendAsync(new { query = "{ __typename }", operationName = Hostile });

        var operations = await graph.RecordedAsync();

        Assert.False(operations[0].TryGetProperty("name", out _));
        Assert.Contains(Hostile, (await DetailAsync(graph, operations[1])).GetProperty("document").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Hostile, await graph.Http.GetStringAsync("/graphql/trace"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7000")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("99999999999999999999")]
    public async Task Data_OfAnOperationThatIsNotKept_Is404(string id)
    {
        await using var graph = await StartAsync();

        using var response = await graph.Http.GetAsync($"/graphql/trace/data/{id}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Data_MoreOperationsThanAreKept_DropsTheOldest()
    {
        await using var graph = await StartAsync(("Tracing:KeptOperations", "2"));
        foreach (var name in (string[])["A", "B", "C"])
        {
            await graph.QueryAsync($"query {name} {{ __typename }}");
        }

        Assert.Equal(["C", "B"], (await graph.RecordedAsync()).Select(operation => operation.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Data_NotRecordingAll_HasOnlyWhatWasAskedFor()
    {
        await using var graph = await StartAsync(("Tracing:RecordAll", "false"));
        await graph.QueryAsync("query Unasked { __typename }");
        await graph.AskAsync("query Asked { __typename }");

        Assert.Equal("Asked", Assert.Single(await graph.RecordedAsync()).GetProperty("name").GetString());
    }

    private static Task<TestGraph> StartAsync(params (string, string)[] settings)
        => TestGraph.StartAsync([("environment", "Development"), .. settings]);

    private static Task<JsonElement> DetailAsync(TestGraph graph, JsonElement operation)
        => graph.Http.GetFromJsonAsync<JsonElement>($"/graphql/trace/data/{operation.GetProperty("id")}");
}
