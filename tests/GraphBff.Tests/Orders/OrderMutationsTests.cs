using GraphBff.Testing;
using Snapshooter.Xunit;

namespace GraphBff.Tests.Orders;

public sealed class OrderMutationsTests : IAsyncLifetime
{
    private const string Place =
        """
        mutation($input: PlaceOrderInput!) {
          placeOrder(input: $input) {
            order { id status lines { quantity product { id sku } } customer { name } payments { status } }
            errors {
              __typename
              ... on Error { message }
              ... on OutOfStockError { available product { sku } }
              ... on ValidationError { fields { path message } }
              ... on ProductNotFoundError { productId }
            }
          }
        }
        """;

    private const string User = "VXNlcjp1c2VyLTAwMDE";
    private const string Product = "UHJvZHVjdDpwcm9kdWN0LTAwMQ";

    private TestGraph _graph = null!;

    public async Task InitializeAsync() => _graph = await TestGraph.StartAsync();

    public async Task DisposeAsync() => await _graph.DisposeAsync();

    [Fact]
    public async Task PlaceOrder_InStock_OrderWithItsEdges()
    {
        var walk = await _graph.WalkAsync(
            Place, new { input = new { userId = User, lines = new[] { new { productId = Product, quantity = 1 } } } });

        walk.MatchSnapshot();
    }

    [Fact]
    public async Task PlaceOrder_MoreThanInStock_TypedError()
    {
        var walk = await _graph.WalkAsync(
            Place, new { input = new { userId = User, lines = new[] { new { productId = Product, quantity = 1000 } } } });

        walk.MatchSnapshot();
    }

    [Fact]
    public async Task PlaceOrder_QuantityZero_ViolationWithInputPath()
    {
        var walk = await _graph.WalkAsync(
            Place, new { input = new { userId = User, lines = new[] { new { productId = Product, quantity = 0 } } } });

        walk.MatchSnapshot();
    }

    [Fact]
    public async Task PlaceOrder_SameKeyTwice_SameOrder()
    {
        var input = new { userId = User, idempotencyKey = "k1", lines = new[] { new { productId = Product, quantity = 1 } } };

        var first = await _graph.QueryAsync(Place, new { input });
        var second = await _graph.QueryAsync(Place, new { input });

        Assert.Equal(first.GetRawText(), second.GetRawText());
    }

    [Fact]
    public async Task PlaceThenCancelThenCancel_InOneOperation_RunInOrder()
    {
        var walk = await _graph.WalkAsync(
            """
            mutation($input: PlaceOrderInput!) {
              placeOrder(input: $input) { order { id status } }
              first: cancelOrder(input: { id: "T3JkZXI6b3JkZXItMTAwMDE" }) { order { status } errors { __typename } }
              second: cancelOrder(input: { id: "T3JkZXI6b3JkZXItMTAwMDE" }) { order { status } errors { __typename } }
            }
            """,
            new { input = new { userId = User, lines = new[] { new { productId = Product, quantity = 2 } } } });

        Assert.Equal(["PlaceOrder", "CancelOrder", "CancelOrder"], _graph.Upstream.Calls);
        walk.MatchSnapshot();
    }

    [Fact]
    public async Task PlaceOrder_IdOfWrongType_CodedErrorAndNoCall()
    {
        var walk = await _graph.WalkAsync(
            Place, new { input = new { userId = Product, lines = new[] { new { productId = Product, quantity = 1 } } } });

        Assert.Empty(_graph.Upstream.Calls);
        walk.MatchSnapshot();
    }
}
