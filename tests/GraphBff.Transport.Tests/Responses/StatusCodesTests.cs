using GraphBff.Transport.Configuration;
using GraphBff.Transport.Tests.Hosting;

namespace GraphBff.Transport.Tests.Responses;

/// <summary>GraphQL over HTTP, "Status Codes", by the drafts and by the edition of September 2026.</summary>
public class StatusCodesTests(GraphHost draft) : IClassFixture<GraphHost>, IAsyncLifetime
{
    private GraphHost _edition = null!;

    public async Task InitializeAsync()
        => _edition = await GraphHost.StartAsync(options => options.StatusCodes = HttpStatusCodes.Edition2026);

    public async Task DisposeAsync() => await _edition.DisposeAsync();

    [Theory]
    [InlineData("""{"query":"{ hello }"}""", 200, 200, 200)]
    [InlineData("""{"query":"{ hello failing }"}""", 200, 200, 294)]
    [InlineData("""{"query":"{ nope }"}""", 400, 200, 422)]
    [InlineData("""{"query":"query A { hello } query B { hello }"}""", 400, 200, 422)]
    [InlineData("""{"query":"query ($i: Int!) { hello @include(if: $i) }","variables":{}}""", 400, 200, 422)]
    [InlineData("""{"query":"{"}""", 400, 200, 400)]
    [InlineData("""{"qeury":"{ hello }"}""", 400, 400, 422)]
    [InlineData("""{"query":"{ hello }","variables":[7]}""", 400, 400, 422)]
    [InlineData("""[{"query":"{ hello }"}]""", 400, 400, 422)]
    [InlineData("""{"query":""", 400, 400, 400)]
    [InlineData("""{"documentId":"nope"}""", 400, 200, 422)]
    public async Task Post_EachKind_HasItsCode(string body, int status, int jsonStatus, int edition)
    {
        var (now, nowJson) = (await AskAsync(draft, body, GraphClient.GraphResponse), await AskAsync(draft, body, GraphClient.Json));
        var (then, thenJson) = (
            await AskAsync(_edition, body, GraphClient.GraphResponse), await AskAsync(_edition, body, GraphClient.Json));

        Assert.Equal(
            (status, jsonStatus, edition, edition), ((int)now.Status, (int)nowJson.Status, (int)then.Status, (int)thenJson.Status));
        Assert.Equal("application/json; charset=utf-8", nowJson.ContentType);
        Assert.Equal(
            edition < 300 ? "application/json; charset=utf-8" : "application/graphql-response+json; charset=utf-8", thenJson.ContentType);
    }

    private static Task<Answer> AskAsync(GraphHost host, string body, string accept) => host.Client.PostAsync(body, accept);
}
