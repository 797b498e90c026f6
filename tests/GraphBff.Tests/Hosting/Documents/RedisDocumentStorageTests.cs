using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GraphBff.Hosting.Documents;
using GraphBff.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace GraphBff.Tests.Hosting.Documents;

/// <summary>Persisted queries in a real Redis.</summary>
public sealed class RedisDocumentStorageTests
{
    private const string NotFound = "PERSISTED_QUERY_NOT_FOUND";
    private const string Query = "{ products(first: 1) { nodes { sku } } }";

    [RedisFact]
    public async Task Redis_TwoProcesses_FindEachOthersDocuments()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var first = await StartAsync(redis.Address);
        await using var second = await StartAsync(redis.Address);

        var before = await AskAsync(second, Query);
        await Eventually.TrueAsync(async () => await AskAsync(first, Query, Query) is null && await AskAsync(second, Query) is null);

        Assert.Equal(NotFound, before);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Address);
        var key = Assert.Single(connection.GetServer(redis.Address).Keys().ToArray());
        Assert.Equal("graphbff:documents:" + Hash(Query), key.ToString());
        Assert.Equal(Query, (await connection.GetDatabase().StringGetAsync(key)).ToString());
        Assert.InRange((await connection.GetDatabase().KeyTimeToLiveAsync(key))!.Value, TimeSpan.FromDays(6.9), TimeSpan.FromDays(7));
    }

    [RedisFact]
    public async Task Redis_PrefixAndTimeToLive_AreTheOptions()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var graph = await StartAsync(redis.Address, ("KeyPrefix", "mine:"), ("TimeToLive", "00:10:00"));

        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Address);
        var database = connection.GetDatabase();
        await Eventually.TrueAsync(
            async () => await AskAsync(graph, Query, Query) is null && await database.KeyExistsAsync("mine:" + Hash(Query)));
        Assert.InRange(
            (await database.KeyTimeToLiveAsync("mine:" + Hash(Query)))!.Value, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
    }

    [RedisFact]
    public async Task Redis_ForgedDocument_IsNotRun()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Address);
        await connection.GetDatabase().StringSetAsync("graphbff:documents:" + Hash(Query), "{ users(first: 1) { nodes { email } } }");
        await connection.GetDatabase().ListLeftPushAsync("graphbff:documents:" + Hash("{ __typename }"), "not even a string");
        await using var graph = await StartAsync(redis.Address);

        Assert.Equal(NotFound, await AskAsync(graph, Query));
        Assert.Equal(NotFound, await AskAsync(graph, "{ __typename }"));
    }

    [RedisFact]
    public async Task Redis_ThatHangs_CostsAWaitAndNoRequest()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var graph = await StartAsync(redis.Address, ("Timeout", "00:00:00.500"), ("RetryInterval", "00:10:00"));
        await AskAsync(graph, "{ __typename }", "{ __typename }");
        await redis.PauseAsync();
        var began = Stopwatch.GetTimestamp();

        Assert.Equal(NotFound, await AskAsync(graph, Query));
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(NotFound, await AskAsync(graph, $"{Query} # {i}"));
        }

        // 51 waits would take 25 s.
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(15));
        Assert.Null(await AskAsync(graph, Query, Query));
        Assert.Null(await AskAsync(graph, Query));
        Assert.Single(
            graph.Logs.Entries,
            entry => entry.Level == LogLevel.Warning && entry.Message.StartsWith("Redis does not answer", StringComparison.Ordinal));
        await redis.ResumeAsync();
    }

    [RedisFact]
    public async Task Redis_GoneAndBack_IsUsedAgain()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var first = await StartAsync(redis.Address, ("RetryInterval", "00:00:00.100"));
        await using var second = await StartAsync(redis.Address, ("RetryInterval", "00:00:00.100"));
        Assert.Null(await AskAsync(first, "{ __typename }", "{ __typename }"));
        await redis.KillAsync();

        Assert.Null(await AskAsync(first, Query, Query));
        Assert.Null(await AskAsync(first, Query));
        Assert.Equal(NotFound, await AskAsync(second, Query));

        await redis.RestartAsync();
        await Eventually.TrueAsync(async () =>
        {
            await AskAsync(first, Query, Query);
            return await AskAsync(second, Query) is null;
        });
        Assert.Contains(second.Logs.Entries, entry => entry.Message.StartsWith("Redis answers again", StringComparison.Ordinal));
        Assert.DoesNotContain(first.Logs.Entries, entry => entry.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task Redis_NeverThere_ServesAllTheSame()
    {
        await using var graph = await StartAsync(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{LoopbackPort.Next()}"));

        Assert.Equal(NotFound, await AskAsync(graph, Query));
        Assert.Null(await AskAsync(graph, Query, Query));
        Assert.Null(await AskAsync(graph, Query));
    }

    [Theory]
    [InlineData("Configuration", "127.0.0.1:1,nonsense=true")]
    [InlineData("Configuration", ",")]
    [InlineData("TimeToLive", "00:00:01")]
    [InlineData("Timeout", "00:01:00")]
    [InlineData("RetryInterval", "00:00:00")]
    public async Task Redis_BadOption_StopsTheStart(string name, string value)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync("127.0.0.1:1", (name, value)));

        Assert.Contains(name, failure.Message, StringComparison.Ordinal);
    }

    private static Task<TestGraph> StartAsync(string address, params (string Name, string Value)[] options) => TestGraph.StartAsync(
    [
        // A busy machine must not fail these tests.
        ("Calls:CallTimeout", "00:01:00"),
        ("Transport:RequestBudget", "00:01:00"),
        .. options.UnionBy([(Name: "Configuration", Value: address)], option => option.Name)
            .Select(option => ($"{RedisDocumentOptions.Section}:{option.Name}", option.Value)),
    ]);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The code of the error; null if the document ran.</summary>
    private static async Task<string?> AskAsync(TestGraph graph, string hashed, string? query = null)
    {
        var extensions = new { persistedQuery = new { version = 1, sha256Hash = Hash(hashed) } };
        using var response = await graph.Http.PostAsJsonAsync(
            "/graphql", query is null ? new { extensions } : new { extensions, query } as object);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.TryGetProperty("errors", out var errors)
            ? errors[0].GetProperty("extensions").GetProperty("code").GetString()
            : null;
    }
}
