using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using GraphBff.Transport.Documents;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Transport.Tests.Documents;

/// <summary>Apollo's protocol for automatic persisted queries.</summary>
public sealed class AutomaticDocumentsTests
{
    private const string Query = "{\n  hello # \"é\"\n}";
    private const string NotFound = "PERSISTED_QUERY_NOT_FOUND";

    [Fact]
    public async Task Hash_Unknown_IsToldAsApollosClientsExpect()
    {
        await using var host = await DocumentHost.StartAsync();

        var json = await host.Client.PostAsync(Offer(Query, null));
        var graph = await host.Client.PostAsync(Offer(Query, null), GraphClient.GraphResponse);
        var get = await host.Client.QueryAsync($"?extensions={Extensions(Query)}");

        Assert.Equal((HttpStatusCode.OK, NotFound), (json.Status, json.Code));
        Assert.Equal((HttpStatusCode.BadRequest, NotFound), (graph.Status, graph.Code));
        Assert.Equal((HttpStatusCode.OK, NotFound), (get.Status, get.Code));
        Assert.Equal("PersistedQueryNotFound", json.Error.GetProperty("message").GetString());
        Assert.Equal("no-store", get.Header("Cache-Control"));
        Assert.Null(get.Header("ETag"));
    }

    [Fact]
    public async Task Hash_Registered_RunsByEveryNameAndMethod()
    {
        await using var host = await DocumentHost.StartAsync();

        var registration = await host.Client.PostAsync(Offer(Query, Query));
        var post = await host.Client.PostAsync(Offer(Query, null));
        var get = await host.Client.QueryAsync($"?extensions={Extensions(Query)}");
        var byId = await host.Client.QueryAsync($"?documentId=sha256:{ManifestFolder.Sha256(Query)}");

        Assert.All([registration, post, get, byId], answer => Assert.Equal("""{"data":{"hello":"world"}}""", answer.Text));
    }

    [Fact]
    public async Task Hash_RegisteredByGet_Runs()
    {
        await using var host = await DocumentHost.StartAsync();

        await host.Client.QueryAsync($"?query={Uri.EscapeDataString(Query)}&extensions={Extensions(Query)}");

        Assert.Equal("world", (await host.Client.PostAsync(Offer(Query, null))).Data.GetProperty("hello").GetString());
    }

    [Theory]
    [InlineData("{ nope }")]
    [InlineData("{")]
    [InlineData("query($a: Int!) { echo(text: \"a\") @skip(if: $a) }")]
    public async Task Hash_OfWhatCannotRun_IsNotKept(string query)
    {
        await using var host = await DocumentHost.StartAsync();

        var offered = await host.Client.PostAsync(Offer(query, query));

        Assert.False(offered.Json.TryGetProperty("data", out _));
        Assert.Equal(NotFound, (await host.Client.PostAsync(Offer(query, null))).Code);
    }

    [Fact]
    public async Task Hash_OfAMutationByGet_IsNotKept()
    {
        const string mutation = "mutation { bump }";
        await using var host = await DocumentHost.StartAsync();

        var offered = await host.Client.QueryAsync($"?query={Uri.EscapeDataString(mutation)}&extensions={Extensions(mutation)}");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, offered.Status);
        Assert.Equal(NotFound, (await host.Client.PostAsync(Offer(mutation, null))).Code);
    }

    [Theory]
    [InlineData("{ hello }")]
    [InlineData("{\n  hello # \"\\u00e9\"\n}")]
    public async Task Hash_OfAnotherText_IsRefusedAndNotKept(string text)
    {
        await using var host = await DocumentHost.StartAsync();

        var answer = await host.Client.PostAsync(Offer(Query, text));

        Assert.Equal((HttpStatusCode.BadRequest, "PERSISTED_QUERY_HASH_MISMATCH"), (answer.Status, answer.Code));
        Assert.Equal("provided sha does not match query", answer.Error.GetProperty("message").GetString());
        Assert.Equal(NotFound, (await host.Client.PostAsync(Offer(Query, null))).Code);
        Assert.Equal(NotFound, (await host.Client.PostAsync(Offer(text, null))).Code);
    }

    [Fact]
    public async Task Hash_ThatIsNone_IsAMismatch()
    {
        await using var host = await DocumentHost.StartAsync();

        var answer = await host.Client.PostAsync(
            """{"query":"{ hello }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"abc"}}}""");

        Assert.Equal("PERSISTED_QUERY_HASH_MISMATCH", answer.Code);
    }

    [Fact]
    public async Task SwitchedOff_Hash_IsNotSupportedAndTheTextRuns()
    {
        await using var host = await DocumentHost.StartAsync(options => options.AutomaticPersistedQueries = false);

        var offered = await host.Client.PostAsync(Offer(Query, Query));
        var answer = await host.Client.PostAsync(Offer(Query, null));

        Assert.Equal("world", offered.Data.GetProperty("hello").GetString());
        Assert.Equal((HttpStatusCode.OK, "PERSISTED_QUERY_NOT_SUPPORTED"), (answer.Status, answer.Code));
        Assert.Equal("PersistedQueryNotSupported", answer.Error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Memory_Full_ForgetsTheUnused()
    {
        await using var host = await DocumentHost.StartAsync(options => options.MaxAutomaticDocuments = 2);
        var queries = Enumerable.Range(0, 3).Select(number => $"{{ hello }} # {number}").ToArray();

        foreach (var query in queries)
        {
            await host.Client.PostAsync(Offer(query, query));
        }

        Assert.Equal(NotFound, (await host.Client.PostAsync(Offer(queries[0], null))).Code);
        Assert.Equal("world", (await host.Client.PostAsync(Offer(queries[2], null))).Data.GetProperty("hello").GetString());
    }

    [Fact]
    public async Task Storage_OfTwoProcesses_IsWhereTheyMeet()
    {
        var storage = new RecordingStorage();
        await using var first = await StartAsync(storage);
        await using var second = await StartAsync(storage);

        var before = await second.Client.PostAsync(Offer(Query, null));
        await first.Client.PostAsync(Offer(Query, Query));
        var after = await second.Client.PostAsync(Offer(Query, null));
        await second.Client.PostAsync(Offer(Query, null));

        Assert.Equal(NotFound, before.Code);
        Assert.Equal("world", after.Data.GetProperty("hello").GetString());
        Assert.Equal(Query, Encoding.UTF8.GetString(storage.Documents[ManifestFolder.Sha256(Query)]));

        // The third request to the second process finds the document in memory.
        Assert.Equal(2, storage.Finds);
    }

    [Fact]
    public async Task Storage_KnownHereButNotThere_IsStoredWhenOfferedAgain()
    {
        var storage = new RecordingStorage();
        await using var host = await StartAsync(storage);
        await host.Client.PostAsync(Offer(Query, Query));
        storage.Documents.Clear();

        await host.Client.PostAsync(Offer(Query, Query));

        Assert.Single(storage.Documents);
    }

    [Fact]
    public async Task Storage_WithAForgedDocument_IsNotBelieved()
    {
        var storage = new RecordingStorage();
        storage.Documents[ManifestFolder.Sha256(Query)] = "mutation { bump }"u8.ToArray();
        await using var host = await StartAsync(storage);

        Assert.Equal(NotFound, (await host.Client.PostAsync(Offer(Query, null))).Code);
    }

    [Fact]
    public async Task Storage_Failing_CountsAsNotFound()
    {
        await using var host = await StartAsync(new RecordingStorage { Failure = new IOException("gone") });

        var before = await host.Client.PostAsync(Offer(Query, null));
        var offered = await host.Client.PostAsync(Offer(Query, Query));
        var after = await host.Client.PostAsync(Offer(Query, null));

        Assert.Equal((HttpStatusCode.OK, NotFound), (before.Status, before.Code));
        Assert.All([offered, after], answer => Assert.Equal("world", answer.Data.GetProperty("hello").GetString()));
        Assert.Equal(2107, Assert.Single(host.Logs.Problems).Id);
    }

    private static Task<GraphHost> StartAsync(RecordingStorage storage)
        => DocumentHost.StartAsync(services: services => services.AddSingleton<IDocumentStorage>(storage));

    private static string Extensions(string query) => Uri.EscapeDataString(
        $$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{ManifestFolder.Sha256(query)}}}"}}""");

    private static string Offer(string hashed, string? query)
    {
        var extensions = new { persistedQuery = new { version = 1, sha256Hash = ManifestFolder.Sha256(hashed) } };
        return query is null ? JsonSerializer.Serialize(new { extensions }) : JsonSerializer.Serialize(new { extensions, query });
    }

    private sealed class RecordingStorage : IDocumentStorage
    {
        public ConcurrentDictionary<string, byte[]> Documents { get; } = new();

        public int Finds { get; private set; }

        public Exception? Failure { get; init; }

        public async ValueTask<byte[]?> FindAsync(string hash, CancellationToken cancellationToken)
        {
            await Task.Yield();
            Finds++;
            return Failure is null ? Documents.GetValueOrDefault(hash) : throw Failure;
        }

        public void Store(string hash, ReadOnlyMemory<byte> document) => Documents[hash] = document.ToArray();
    }
}
