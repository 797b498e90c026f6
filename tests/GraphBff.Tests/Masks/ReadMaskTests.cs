using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using GraphBff.Testing;

namespace GraphBff.Tests.Masks;

/// <summary>The read masks that services get: the fields that the operation needs, and no more.</summary>
[Collection(ReadingCollection.Name)]
public sealed class ReadMaskTests(GraphFixture fixture)
{
    private readonly TestGraph _graph = fixture.Graph;

    [Theory]
    [InlineData("{ users(first: 50) { nodes { name } } }", "ListUsers", "id name")]
    [InlineData("{ orders(first: 2) { nodes { status } } }", "ListOrders", "id status")]
    [InlineData("{ orders(first: 2) { nodes { customer { name } } } }", "ListOrders", "id user_id")]
    [InlineData("{ orders(first: 2) { nodes { customer { name } } } }", "BatchGetUsers", "id name")]
    [InlineData("{ orders(first: 2) { edges { node { total { units } } } } }", "ListOrders", "id total")]
    [InlineData("{ orders(first: 2) { pageInfo { hasNextPage endCursor } } }", "ListOrders", null)]
    [InlineData("{ orders(first: 2) { nodes { __typename } } }", "ListOrders", "id")]
    [InlineData("{ orders(first: 2) { nodes { id lines { quantity product { sku } } } } }", "ListOrders", "id lines")]
    [InlineData("{ orders(first: 2) { nodes { lines { product { sku } } } } }", "BatchGetProducts", "id sku")]
    [InlineData("{ orders(first: 2) { nodes { payments { amount { units } } } } }", "BatchListPayments", "amount id")]
    [InlineData("{ orders(first: 2) { nodes { payments { amount { units } } } } }", "ListOrders", "id")]
    [InlineData("{ users(first: 2) { nodes { orders(first: 1) { nodes { createTime } } } } }", "BatchListOrders", "create_time id")]
    [InlineData("""{ node(id: "VXNlcjp1c2VyLTAwMDE") { ... on User { email } } }""", "BatchGetUsers", "email id")]
    [InlineData(
        """{ a: user(id: "VXNlcjp1c2VyLTAwMDE") { name } b: user(id: "VXNlcjp1c2VyLTAwMDI") { createdAt } }""",
        "BatchGetUsers",
        "created_at id name")]
    [InlineData("{ orders(first: 2) { nodes { status @skip(if: true) total { units } } } }", "ListOrders", "id total")]
    [InlineData(
        """{ payment(id: "UGF5bWVudDpwYXltZW50LTAwMDAx") { order { status payments { status } } } }""",
        "BatchGetPayments",
        "id order_id status")]
    public async Task Mask_OfOperation_IsWhatItNeeds(string query, string method, string? paths)
    {
        var response = await _graph.QueryAsync(query);

        Assert.False(response.TryGetProperty("errors", out _));
        var request = (IMessage)_graph.Upstream.Details.First(call => call.Method == method).Request;
        var mask = (FieldMask?)request.Descriptor.FindFieldByName("read_mask").Accessor.GetValue(request);
        Assert.Equal(paths, mask is null ? null : string.Join(' ', mask.Paths));
    }
}
