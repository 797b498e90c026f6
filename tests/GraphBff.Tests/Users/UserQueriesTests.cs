using GraphBff.Engine.Output;
using GraphBff.Testing;
using Snapshooter;
using Snapshooter.Xunit;

namespace GraphBff.Tests.Users;

[Collection(ReadingCollection.Name)]
public sealed class UserQueriesTests(GraphFixture fixture)
{
    private readonly TestGraph _graph = fixture.Graph;

    [Fact]
    public async Task User_TenAliases_OneCall()
    {
        var fields = Enumerable.Range(1, 10).Select(
            i => $"u{i}: user(id: \"{GlobalId.Format("User", $"user-{i:0000}")}\") {{ name email createdAt }}");

        var walk = await _graph.WalkAsync($"{{ {string.Join(' ', fields)} }}");

        Assert.Equal(["BatchGetUsers"], _graph.Upstream.Calls);
        walk.MatchSnapshot();
    }

    [Fact]
    public async Task Users_WithTheirOrders_TwoCalls()
    {
        var walk = await _graph.WalkAsync("{ users(first: 20) { nodes { orders(first: 3) { nodes { id } } } } }");

        Assert.Equal(["ListUsers", "BatchListOrders"], _graph.Upstream.Calls);
        walk.MatchSnapshot();
    }

    [Fact]
    public async Task Users_EdgesWithCursors_EachCursorGoesOn()
    {
        var response = await _graph.QueryAsync("{ users(first: 3) { edges { cursor node { name } } } }");
        var edges = response.GetProperty("data").GetProperty("users").GetProperty("edges").EnumerateArray().ToArray();

        var next = await _graph.QueryAsync(
            "query($after: String) { users(first: 1, after: $after) { nodes { name } } }",
            new { after = edges[1].GetProperty("cursor").GetString() });

        Assert.Equal(
            edges[2].GetProperty("node").GetProperty("name").GetString(),
            next.GetProperty("data").GetProperty("users").GetProperty("nodes")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Users_AllOfThemByTen_OneListAPage()
    {
        string? after = null;
        int users = 0, lists = 0;
        while (users < 1000)
        {
            var response = await _graph.QueryAsync(
                "query($after: String) { users(first: 10, after: $after) { nodes { id } pageInfo { endCursor } } }", new { after });
            lists += _graph.Upstream.Calls.Count;
            var page = response.GetProperty("data").GetProperty("users");
            users += page.GetProperty("nodes").GetArrayLength();
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }

        Assert.Equal((1000, 100), (users, lists));
    }

    [Theory]
    [InlineData("{ users(first: 101) { nodes { id } } }")]
    [InlineData("{ users(first: -1) { nodes { id } } }")]
    [InlineData("""{ users(after: "garbage") { nodes { id } } }""")]
    [InlineData("""{ user(id: "garbage") { id } }""")]
    [InlineData("""{ user(id: "UHJvZHVjdDpwcm9kdWN0LTAwMQ") { id } }""")]
    [InlineData("""{ node(id: "UXVlcnk6MQ") { id } }""")]
    public async Task BadArgument_CodedErrorAndNoCall(string query)
    {
        var walk = await _graph.WalkAsync(query);

        Assert.Empty(_graph.Upstream.Calls);
        walk.MatchSnapshot(SnapshotNameExtension.Create(query.Length));
    }

    [Fact]
    public async Task Nodes_OfSeveralTypes_OneCallPerTypeAndNullForTheMissing()
    {
        var walk = await _graph.WalkAsync(
            """
            { nodes(ids: ["VXNlcjp1c2VyLTAwMDE", "VXNlcjp1c2VyLTAwMDI", "T3JkZXI6b3JkZXItMDAwMDE", "VXNlcjpub25l", "nonsense"]) {
                id __typename ... on User { name } ... on Order { status customer { name } } } }
            """);

        walk.MatchSnapshot();
    }
}
