using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using GraphBff.Contracts.Users.V1;
using GraphBff.Engine.Output;
using GraphBff.Testing;

namespace GraphBff.Tests.Federation;

/// <summary>What a router requests from the product, and how many calls that costs.</summary>
public sealed class SubgraphTests(SubgraphFixture fixture) : IClassFixture<SubgraphFixture>
{
    private readonly TestGraph _graph = fixture.Graph;

    [Fact]
    public async Task Entities_TwentyUsers_OneCallForWhatIsSelected()
    {
        var users = Enumerable.Range(1, 20).Select(i => (object)new { __typename = "User", userId = $"user-{i:0000}" });

        var response = await EntitiesAsync("... on User { userId name }", users);

        Assert.False(response.TryGetProperty("errors", out _));
        var entities = response.GetProperty("data").GetProperty("_entities").EnumerateArray().ToArray();
        Assert.Equal(
            Enumerable.Range(1, 20).Select(i => $"user-{i:0000}"),
            entities.Select(user => user.GetProperty("userId").GetString()));
        Assert.All(entities, user => Assert.NotEmpty(user.GetProperty("name").GetString()!));
        Assert.Equal(["BatchGetUsers"], _graph.Upstream.Calls);
        Assert.Equal("id name", MaskOf("BatchGetUsers"));
    }

    [Fact]
    public async Task Entities_OfEveryType_OneCallAService()
    {
        var response = await EntitiesAsync(
            "__typename ... on User { userId } ... on Order { orderId } ... on Product { productId } ... on Payment { paymentId }",
            [
                new { __typename = "User", userId = "user-0001" },
                new { __typename = "Product", productId = "product-001" },
                new { __typename = "User", id = GlobalId.Format("User", "user-0002") },
                new { __typename = "Order", orderId = "order-00001" },
                new { __typename = "Payment", paymentId = "payment-00001" },
                new { __typename = "Order", orderId = "order-00002" },
            ]);

        Assert.Equal(
            """{"data":{"_entities":["""
            + """{"__typename":"User","userId":"user-0001"},"""
            + """{"__typename":"Product","productId":"product-001"},"""
            + """{"__typename":"User","userId":"user-0002"},"""
            + """{"__typename":"Order","orderId":"order-00001"},"""
            + """{"__typename":"Payment","paymentId":"payment-00001"},"""
            + """{"__typename":"Order","orderId":"order-00002"}]}}""",
            response.GetRawText());
        Assert.Equal(["BatchGetOrders", "BatchGetPayments", "BatchGetProducts", "BatchGetUsers"], _graph.Upstream.Calls.Order());
    }

    [Fact]
    public async Task Entities_WithEdges_OneCallALevel()
    {
        var orders = Enumerable.Range(1, 10).Select(i => (object)new { __typename = "Order", orderId = $"order-{i:00000}" });

        var response = await EntitiesAsync("... on Order { customer { name } lines { product { sku } } }", orders);

        Assert.False(response.TryGetProperty("errors", out _));
        Assert.Equal(["BatchGetOrders", "BatchGetProducts", "BatchGetUsers"], _graph.Upstream.Calls.Order());
    }

    [Fact]
    public async Task Entities_UnknownAndBad_OwnPlaceOnly()
    {
        var response = await EntitiesAsync(
            "... on User { userId }",
            [
                new { __typename = "User", userId = "nobody" },
                new { __typename = "Review", reviewId = "1" },
                new { __typename = "User", id = GlobalId.Format("Order", "order-00001") },
                new { __typename = "User", userId = "user-0001" },
            ]);

        Assert.Equal("""[null,null,null,{"userId":"user-0001"}]""", response.GetProperty("data").GetProperty("_entities").GetRawText());
        Assert.Equal(
            ["""["_entities",1] BAD_REPRESENTATION""", """["_entities",2] BAD_ID"""],
            response.GetProperty("errors").EnumerateArray().Select(error =>
                $"{error.GetProperty("path").GetRawText()} {error.GetProperty("extensions").GetProperty("code").GetString()}"));
    }

    [Fact]
    public async Task Entities_SameObjectManyTimes_IsAskedForOnce()
    {
        var response = await EntitiesAsync(
            "... on User { name }",
            [
                .. Enumerable.Repeat<object>(new { __typename = "User", userId = "user-0001" }, 5),
                new { __typename = "User", id = GlobalId.Format("User", "user-0001") }
            ]);

        var names = response.GetProperty("data")
            .GetProperty("_entities")
            .EnumerateArray()
            .Select(user => user.GetProperty("name").GetString())
            .ToArray();
        Assert.Equal(6, names.Length);
        Assert.Single(names.Distinct());
        var request = Assert.Single(_graph.Upstream.Details, call => call.Method == "BatchGetUsers").Request;
        Assert.Equal(["user-0001"], ((BatchGetUsersRequest)request).Ids);
    }

    [Theory]
    [InlineData("5", "BAD_REPRESENTATION")]
    [InlineData("[]", "BAD_REPRESENTATION")]
    [InlineData("{}", "BAD_REPRESENTATION")]
    [InlineData("""{"__typename":null}""", "BAD_REPRESENTATION")]
    [InlineData("""{"__typename":"Money"}""", "BAD_REPRESENTATION")]
    [InlineData("""{"__typename":"User"}""", "BAD_REPRESENTATION")]
    [InlineData("""{"__typename":"User","userId":5}""", "BAD_REPRESENTATION")]
    [InlineData("""{"__typename":"User","userId":null}""", "BAD_REPRESENTATION")]
    [InlineData("""{"__typename":"User","userId":""}""", "BAD_REPRESENTATION")]
    [InlineData("""{"__typename":"User","id":5}""", "BAD_ID")]
    [InlineData("""{"__typename":"User","id":"user-0001"}""", "BAD_ID")]
    public async Task Entities_NoRepresentation_IsAnErrorAtItsPlace(string representation, string code)
    {
        var response = await EntitiesAsync("... on User { userId }", [JsonDocument.Parse(representation).RootElement]);

        Assert.Equal("[null]", response.GetProperty("data").GetProperty("_entities").GetRawText());
        Assert.Equal(
            code, Assert.Single(response.GetProperty("errors").EnumerateArray()).GetProperty("extensions").GetProperty("code").GetString());
        Assert.Empty(_graph.Upstream.Calls);
    }

    [Theory]
    [InlineData(1_000, 5)]
    [InlineData(1_001, 0)]
    public async Task Entities_ToTheBound_AreBatchesAndBeyondItNone(int count, int calls)
    {
        var response = await EntitiesAsync(
            "... on User { userId }",
            Enumerable.Range(1, count).Select(i => (object)new { __typename = "User", userId = $"user-{i:0000}" }));

        Assert.Equal(calls > 0, !response.TryGetProperty("errors", out _));
        Assert.Equal(Enumerable.Repeat("BatchGetUsers", calls), _graph.Upstream.Calls);
    }

    [Fact]
    public async Task Service_Sdl_IsTheExportedFile()
    {
        var response = await _graph.QueryAsync("{ _service { sdl } }");

        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(Repository.Root, "schema", "subgraph.graphql")),
            response.GetProperty("data").GetProperty("_service").GetProperty("sdl").GetString());
    }

    private Task<JsonElement> EntitiesAsync(string selection, IEnumerable<object> representations)
        => _graph.QueryAsync(
            $"query ($representations: [_Any!]!) {{ _entities(representations: $representations) {{ {selection} }} }}",
            new { representations });

    private string MaskOf(string method)
    {
        var request = (IMessage)_graph.Upstream.Details.Single(call => call.Method == method).Request;
        return string.Join(' ', ((FieldMask)request.Descriptor.FindFieldByName("read_mask").Accessor.GetValue(request)).Paths);
    }
}
