using System.Net;
using System.Text.Json;
using GraphBff.Transport.Documents;
using GraphBff.Transport.Tests.Hosting;

namespace GraphBff.Transport.Tests.Documents;

/// <summary>Trusted documents over HTTP (GraphQL over HTTP, appendix Persisted Documents).</summary>
public sealed class DocumentRequestTests : IAsyncLifetime, IDisposable
{
    private const string Echo = "query Say($t: String = \"none\") {\n  echo(text: $t)\n}\n";
    private const string Two = "query A { hello } query B { hello: echo(text: \"B\") } mutation C { bump }";
    private const string Bump = "mutation { bump }";

    private readonly ManifestFolder _folder = new();
    private GraphHost _host = null!;

    public async Task InitializeAsync()
    {
        _folder.Write("documents.json", ("say", Echo), ("x-team:two", Two), ("bump", Bump), ("broken", "{ nope }"));
        _host = await StartAsync(DocumentMode.Off);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"documentId":"say",VARIABLES}""")]
    [InlineData("""{"documentId":"sha256:HASH",VARIABLES}""")]
    [InlineData("""{"documentId":"HASH",VARIABLES}""")]
    [InlineData("""{"id":"say",VARIABLES}""")]
    [InlineData("""{"doc_id":"HASH",VARIABLES}""")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"HASH"}},VARIABLES}""")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"say"}},VARIABLES}""")]
    [InlineData("""{"documentId":"say","operationName":"S\u0061y",VARIABLES}""")]
    public async Task Post_IdUnderAnyName_RunsItsDocument(string body)
    {
        body = body.Replace("VARIABLES", "\"variables\":{\"t\":\"\\u0041\"}", StringComparison.Ordinal)
            .Replace("HASH", ManifestFolder.Sha256(Echo), StringComparison.Ordinal);

        var answer = await _host.Client.PostAsync(body);

        Assert.Equal("""{"data":{"echo":"A"}}""", answer.Text);
    }

    [Theory]
    [InlineData("?documentId=say&variables=%7B%22t%22:%22A%22%7D")]
    [InlineData("?documentId=sha256%3AHASH&variables=%7B%22t%22:%22A%22%7D")]
    [InlineData("?id=say&variables=%7B%22t%22:%22A%22%7D")]
    [InlineData("?doc_id=say&variables=%7B%22t%22:%22A%22%7D")]
    [InlineData("?extensions=%7B%22persistedQuery%22:%7B%22version%22:1,%22sha256Hash%22:%22HASH%22%7D%7D&variables=%7B%22t%22:%22A%22%7D")]
    public async Task Get_IdUnderAnyName_RunsItsDocument(string queryString)
    {
        queryString = queryString.Replace("HASH", ManifestFolder.Sha256(Echo), StringComparison.Ordinal);

        // A browser that navigates to this URL gets the response too, not the page.
        var answer = await _host.Client.QueryAsync(queryString, "text/html, */*");

        Assert.Equal("""{"data":{"echo":"A"}}""", answer.Text);
    }

    [Fact]
    public async Task Get_WithSdl_TheDocumentWins()
        => Assert.Equal("""{"data":{"echo":"none"}}""", (await _host.Client.QueryAsync("?sdl&documentId=say")).Text);

    [Fact]
    public async Task Post_DocumentOfSeveralOperations_RunsTheNamedOne()
    {
        var named = await _host.Client.PostAsync("""{"documentId":"x-team:two","operationName":"B"}""");
        var unnamed = await _host.Client.PostAsync("""{"documentId":"x-team:two"}""", GraphClient.GraphResponse);

        Assert.Equal("""{"data":{"hello":"B"}}""", named.Text);
        Assert.Equal((HttpStatusCode.BadRequest, "OPERATION_NOT_FOUND"), (unnamed.Status, unnamed.Code));
    }

    [Theory]
    [InlineData("?documentId=bump")]
    [InlineData("?documentId=x-team:two&operationName=C")]
    public async Task Get_MutationById_Gets405(string queryString)
    {
        var answer = await _host.Client.QueryAsync(queryString);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "OPERATION_NOT_ALLOWED"), (answer.Status, answer.Code));
        Assert.Equal("POST", answer.Header("Allow"));
    }

    [Fact]
    public async Task Post_MutationById_Runs()
        => Assert.True((await _host.Client.PostAsync("""{"documentId":"bump"}""")).Data.GetProperty("bump").GetInt32() > 0);

    [Fact]
    public async Task Post_DocumentThatIsNoLongerValid_SaysWhy()
        => Assert.Equal("GRAPHQL_VALIDATION_FAILED", (await _host.Client.PostAsync("""{"documentId":"broken"}""")).Code);

    [Theory]
    [InlineData("""{"documentId":"unknown"}""")]
    [InlineData("""{"id":"unknown"}""")]
    [InlineData("""{"doc_id":"sha256:0000000000000000000000000000000000000000000000000000000000000000"}""")]
    public async Task Post_UnknownId_IsARequestError(string body)
    {
        var json = await _host.Client.PostAsync(body);
        var graph = await _host.Client.PostAsync(body, GraphClient.GraphResponse);

        Assert.Equal((HttpStatusCode.OK, "PERSISTED_DOCUMENT_NOT_FOUND"), (json.Status, json.Code));
        Assert.Equal((HttpStatusCode.BadRequest, "PERSISTED_DOCUMENT_NOT_FOUND"), (graph.Status, graph.Code));
        Assert.Equal("No trusted document has this id.", json.Error.GetProperty("message").GetString());
        Assert.Equal(1, json.Json.GetProperty("errors").GetArrayLength());
        Assert.Equal("no-store", json.Header("Cache-Control"));
    }

    [Theory]
    [InlineData("""{"documentId":"say","query":"{ hello }"}""")]
    [InlineData("""{"documentId":"say","id":"bump"}""")]
    [InlineData("""{"documentId":7}""")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":2,"sha256Hash":"say"}}}""")]
    public async Task Post_NotOneDocument_Gets400InEveryForm(string body)
    {
        foreach (var accept in new[] { GraphClient.Json, GraphClient.GraphResponse })
        {
            var answer = await _host.Client.PostAsync(body, accept);

            Assert.Equal((HttpStatusCode.BadRequest, "BAD_REQUEST"), (answer.Status, answer.Code));
        }
    }

    [Fact]
    public async Task Post_IdOfAMegabyte_Gets400AndIsNotEchoed()
    {
        var answer = await _host.Client.PostAsync($$"""{"documentId":"{{new string('x', 1_000_000)}}"}""");

        Assert.Equal((HttpStatusCode.BadRequest, "BAD_REQUEST"), (answer.Status, answer.Code));
        Assert.InRange(answer.Text.Length, 1, 400);
    }

    [Fact]
    public async Task AllowList_TextsThatAreTrusted_RunToTheByte()
    {
        await using var host = await StartAsync(DocumentMode.AllowListOnly);

        Assert.Equal("""{"data":{"echo":"none"}}""", (await host.Client.PostAsync(JsonSerializer.Serialize(new { query = Echo }))).Text);
        Assert.Equal("""{"data":{"echo":"none"}}""", (await host.Client.QueryAsync("?query=" + Uri.EscapeDataString(Echo))).Text);
        Assert.Equal("""{"data":{"echo":"none"}}""", (await host.Client.PostAsync("""{"documentId":"say"}""")).Text);
        Assert.Equal("DOCUMENT_NOT_TRUSTED", (await host.Client.PostAsync(JsonSerializer.Serialize(new { query = Echo + " " }))).Code);
    }

    [Theory]
    [InlineData("{ hello }")]
    [InlineData("{ __schema { queryType { name } } }")]
    [InlineData("{ __typename }")]
    [InlineData("")]
    [InlineData("NONSENSE \\")]
    public async Task AllowList_AnyOtherText_IsRefused(string query)
    {
        await using var host = await StartAsync(DocumentMode.AllowListOnly);
        var body = JsonSerializer.Serialize(new { query });

        var json = await host.Client.PostAsync(body);
        var graph = await host.Client.PostAsync(body, GraphClient.GraphResponse);

        Assert.Equal((HttpStatusCode.OK, "DOCUMENT_NOT_TRUSTED"), (json.Status, json.Code));
        Assert.Equal((HttpStatusCode.Forbidden, "DOCUMENT_NOT_TRUSTED"), (graph.Status, graph.Code));
    }

    [Theory]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"HASH"}},"query":"{ hello }"}""", "DOCUMENT_NOT_TRUSTED")]
    [InlineData("""{"id":"say","query":"{ hello }"}""", "DOCUMENT_NOT_TRUSTED")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"HASH"}}}""", "PERSISTED_DOCUMENT_NOT_FOUND")]
    public async Task AllowList_Registration_IsRefused(string body, string code)
    {
        await using var host = await StartAsync(DocumentMode.AllowListOnly);
        body = body.Replace("HASH", ManifestFolder.Sha256("{ hello }"), StringComparison.Ordinal);

        Assert.Equal(code, (await host.Client.PostAsync(body)).Code);
        Assert.Equal(code, (await host.Client.PostAsync(body)).Code);
    }

    private Task<GraphHost> StartAsync(DocumentMode mode) => DocumentHost.StartAsync(options =>
    {
        options.Mode = mode;
        options.Manifests = [_folder.Path];
    });
}
