using GraphBff.Testing;
using Snapshooter;
using Snapshooter.Xunit;

namespace GraphBff.Tests.Inventory;

public sealed class ProductTests : IAsyncLifetime
{
    private const string Adjust =
        """
        mutation($delta: Int!, $id: ID!) {
          adjustStock(input: { productId: $id, delta: $delta, reason: "count" }) {
            product { id available }
            errors {
              __typename
              ... on Error { message }
              ... on InsufficientStockError { available }
              ... on ProductNotFoundError { productId }
              ... on ValidationError { fields { path message } }
            }
          }
        }
        """;

    private TestGraph _graph = null!;

    public async Task InitializeAsync() => _graph = await TestGraph.StartAsync();

    public async Task DisposeAsync() => await _graph.DisposeAsync();

    [Fact]
    public async Task Products_BySkuPrefix_OnlyThose()
        => (await _graph.WalkAsync(
            """{ products(skuPrefix: "BED", first: 3) { nodes { id sku name price { units currencyCode } available } pageInfo { """
            + """hasNextPage } } }"""))
            .MatchSnapshot();

    [Fact]
    public async Task Product_ById_ThatProduct()
        => (await _graph.WalkAsync("""{ product(id: "UHJvZHVjdDpwcm9kdWN0LTAwMQ") { sku name updateTime } }""")).MatchSnapshot();

    [Theory]
    [InlineData("UHJvZHVjdDpwcm9kdWN0LTAwMQ", 5, "more")]
    [InlineData("UHJvZHVjdDpwcm9kdWN0LTAwMQ", -100000, "tooFew")]
    [InlineData("UHJvZHVjdDpwcm9kdWN0LTAwMQ", 0, "zero")]
    [InlineData("UHJvZHVjdDpub25l", 1, "unknown")]
    public async Task AdjustStock_Delta_AdjustedOrSaidWhyNot(string id, int delta, string name)
        => (await _graph.WalkAsync(Adjust, new { id, delta })).MatchSnapshot(SnapshotNameExtension.Create(name));
}
