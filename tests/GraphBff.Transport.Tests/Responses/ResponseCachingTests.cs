using System.Net;
using GraphBff.Engine.Operations;
using GraphBff.Transport.Callers;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Transport.Tests.Responses;

public class ResponseCachingTests(GraphHost host) : IClassFixture<GraphHost>
{
    private const string Kept = "?query=%7Bkept%7D";
    private const string NotKept = "?query=%7Bhello%7D";
    private const string Large = "?query=%7Bbig(size:10000)%7D";

    [Theory]
    [InlineData("{ kept }", "public, max-age=30")]
    [InlineData("{ keptHere }", "private, max-age=60")]
    [InlineData("{ kept keptHere }", "private, max-age=30")]
    [InlineData("{ kept hello }", "no-store")]
    [InlineData("{ kept failing }", "no-store")]
    [InlineData("{ nope }", "no-store")]
    public async Task Get_Hints_AreTheCacheControl(string query, string expected)
        => Assert.Equal(expected, CacheControl(await host.Client.QueryAsync("?query=" + Uri.EscapeDataString(query))));

    [Fact]
    public async Task Get_KeptAnswer_VariesByWhoAsks()
    {
        Assert.Equal("Authorization, Origin, Accept", (await host.Client.QueryAsync(Kept)).Header("Vary"));
        Assert.Equal("Accept", (await host.Client.QueryAsync(NotKept)).Header("Vary"));
    }

    [Fact]
    public async Task Get_WithCredentials_IsPrivate()
    {
        var answer = await host.Client.AskAsync(HttpMethod.Get, Kept, headers: ("Authorization", "Bearer x"));

        Assert.Equal("private, max-age=30", CacheControl(answer));
        Assert.Equal("Authorization, Origin, Accept", answer.Header("Vary"));
    }

    [Theory]
    [InlineData("accept-language", "de", "public, max-age=30")]
    [InlineData("x-tenant-id", "7", "private, max-age=30")]
    public async Task Get_ForwardedIdentity_IsPrivateAndALanguageIsNone(string header, string value, string expected)
    {
        await using var forwarding = await GraphHost.StartAsync(new GraphHostSetup
        {
            Services = services => services.AddSingleton<ICallerFactory>(new HeaderCallers(header)),
        });

        var answer = await forwarding.Client.AskAsync(HttpMethod.Get, Kept, headers: (header, value));
        var without = await forwarding.Client.QueryAsync(Kept);

        Assert.Equal(expected, CacheControl(answer));
        Assert.Equal("public, max-age=30", CacheControl(without));
        Assert.All([answer, without], each => Assert.Equal($"authorization, {header}, Origin, Accept", each.Header("Vary")));
    }

    [Fact]
    public async Task Post_KeptFields_AreNotKept()
    {
        var answer = await host.Client.PostAsync("""{"query":"{ kept }"}""");

        Assert.Equal("no-store", CacheControl(answer));
        Assert.Null(answer.Header("ETag"));
    }

    [Theory]
    [InlineData(Kept)]
    [InlineData(NotKept)]
    [InlineData(Large)]
    public async Task Get_SameAnswer_HasTheSameTagAndGets304(string queryString)
    {
        var first = await host.Client.QueryAsync(queryString);
        var second = await AskAsync(HttpMethod.Get, queryString, first.Header("ETag")!);
        var head = await AskAsync(HttpMethod.Head, queryString, first.Header("ETag")!);

        Assert.Matches("^W/\"[0-9a-f]{32}\"$", first.Header("ETag"));
        Assert.All([second, head], answer =>
        {
            Assert.Equal((HttpStatusCode.NotModified, ""), (answer.Status, answer.Text));
            Assert.Equal(first.Header("ETag"), answer.Header("ETag"));
            Assert.Equal(CacheControl(first), CacheControl(answer));
            Assert.Equal(first.Header("Vary"), answer.Header("Vary"));
        });
    }

    [Theory]
    [InlineData("\"other\"")]
    [InlineData("nonsense")]
    public async Task Get_AnotherTag_GetsTheAnswer(string tag)
        => Assert.Equal("""{"data":{"kept":"for long"}}""", (await AskAsync(HttpMethod.Get, Kept, tag)).Text);

    [Fact]
    public async Task Get_OtherAnswers_HaveOtherTags()
        => Assert.NotEqual((await host.Client.QueryAsync(Kept)).Header("ETag"), (await host.Client.QueryAsync(NotKept)).Header("ETag"));

    [Fact]
    public async Task Get_LargeKeptAnswer_HasOneTagHoweverItIsCompressed()
    {
        var plain = await host.Client.QueryAsync(Large);
        var compressed = await host.Client.AskAsync(HttpMethod.Get, Large, headers: ("Accept-Encoding", "br"));

        Assert.Equal("br", compressed.Header("Content-Encoding"));
        Assert.Equal(plain.Header("ETag"), compressed.Header("ETag"));
    }

    [Theory]
    [InlineData("{ nope }", "application/json")]
    [InlineData("{ nope }", "application/graphql-response+json")]
    [InlineData("mutation { bump }", "application/json")]
    public async Task Get_NoAnswer_HasNoTag(string query, string accept)
        => Assert.Null((await host.Client.QueryAsync("?query=" + Uri.EscapeDataString(query), accept)).Header("ETag"));

    // The raw header as the server sent it. The client's parsed value has another order.
    private static string CacheControl(Answer answer) => answer.Message.Headers.NonValidated["Cache-Control"].ToString();

    private Task<Answer> AskAsync(HttpMethod method, string queryString, string tag)
        => host.Client.AskAsync(method, queryString, headers: ("If-None-Match", tag));

    private sealed class HeaderCallers(string header) : ICallerFactory
    {
        public IReadOnlyList<string> Headers => ["authorization", header];

        public Caller Create(HttpContext context)
            => context.Request.Headers.TryGetValue(header, out var value)
                ? new Caller("someone", [new(header, value.ToString())])
                : Caller.Anonymous;
    }
}
