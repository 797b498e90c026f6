using GraphBff.Testing;
using Snapshooter.Xunit;

namespace GraphBff.Tests.Orders;

[Collection(ReadingCollection.Name)]
public sealed class OrderQueriesTests(GraphFixture fixture)
{
    private readonly TestGraph _graph = fixture.Graph;

    [Fact]
    public async Task Orders_WithEverythingAround_OneCallPerServiceAndLevel()
    {
        var walk = await _graph.WalkAsync(
            """
            { orders(first: 20) { nodes { id status total { units currencyCode }
                customer { id name } payments { id status } lines { quantity product { sku available } } }
                pageInfo { hasNextPage endCursor } } }
            """);

        Assert.Equal(["BatchGetProducts", "BatchGetUsers", "BatchListPayments", "ListOrders"], _graph.Upstream.Calls.Order());
        walk.MatchSnapshot();
    }

    [Fact]
    public async Task Orders_OfUserAndStatus_OnlyThose()
    {
        var walk = await _graph.WalkAsync(
            """
            query($user: ID!) { orders(userId: $user, status: PAID, first: 3) { nodes { status customer { id } } } }
            """,
            new { user = "VXNlcjp1c2VyLTAwODA" });

        walk.MatchSnapshot();
    }

    [Fact]
    public async Task Orders_WalkedByCursor_OneListAPage()
    {
        string? after = null;
        var seen = new HashSet<string>();
        for (var page = 0; page < 10; page++)
        {
            var response = await _graph.QueryAsync(
                "query($after: String) { orders(first: 7, after: $after) { nodes { id } pageInfo { hasNextPage hasPreviousPage "
                + "endCursor } } }",
                new { after });

            var orders = response.GetProperty("data").GetProperty("orders");
            Assert.All(orders.GetProperty("nodes").EnumerateArray(), node => Assert.True(seen.Add(node.GetProperty("id").GetString()!)));
            Assert.True(orders.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
            Assert.Equal(page > 0, orders.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean());
            Assert.Equal(["ListOrders"], _graph.Upstream.Calls);
            after = orders.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }

        Assert.Equal(70, seen.Count);
    }

    [Fact]
    public async Task Order_ById_ThatOrder()
        => (await _graph.WalkAsync(
            """{ order(id: "T3JkZXI6b3JkZXItMDAwMDE") { id status createTime total { units currencyCode } customer { name email } } }"""))
            .MatchSnapshot();

    [Fact]
    public async Task Order_Unknown_Null()
        => (await _graph.WalkAsync("""{ order(id: "T3JkZXI6bm9uZQ") { id } }""")).MatchSnapshot();
}
