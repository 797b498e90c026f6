using System.Globalization;
using System.Text.Json;

namespace GraphBff.MockServices.Tests.Graph;

public sealed class WriteTests(MockedGraphFixture fixture) : IClassFixture<MockedGraphFixture>
{
    private readonly MockedGraph _mocked = fixture.Mocked;

    [Fact]
    public async Task PlaceOrder_IsPricedReadBackAndTheNewest()
    {
        var user = (await _mocked.AllAsync("users(", "id"))[0];
        var products = await _mocked.AllAsync("products(", "id price { units }");

        const string Fields = "order { id status total { units } customer { id } lines { quantity } }";
        var lines = new[] { Line(products[0], 2), Line(products[1], 3) };

        var payload = await WriteAsync("placeOrder", "PlaceOrderInput", Fields, new { userId = Text(user, "id"), lines });

        var order = payload.GetProperty("order");

        Assert.Equal("PENDING", Text(order, "status"));
        Assert.Equal(Text(user, "id"), Text(order.GetProperty("customer"), "id"));
        Assert.Equal([2, 3], order.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("quantity").GetInt32()));
        Assert.Equal((2 * Units(products[0], "price")) + (3 * Units(products[1], "price")), Units(order, "total"));
        Assert.Equal(Text(order, "id"), Text((await _mocked.AllAsync("orders(", "id"))[0], "id"));
        var read = await _mocked.DataAsync(
            "query ($id: ID!) { user(id: $id) { orders(first: 1) { nodes { id } } } }", new { id = Text(user, "id") });
        Assert.Equal(Text(order, "id"), Text(read.GetProperty("user").GetProperty("orders").GetProperty("nodes")[0], "id"));
    }

    [Fact]
    public async Task PlaceOrder_TwiceWithOneKey_IsOneOrder()
    {
        var user = Text((await _mocked.AllAsync("users(", "id"))[0], "id");
        var product = Text((await _mocked.AllAsync("products(", "id"))[0], "id");
        Task<JsonElement> PlaceAsync(int quantity) => WriteAsync("placeOrder", "PlaceOrderInput", "order { id }", new
        {
            userId = user,
            lines = new[] { new { productId = product, quantity } },
            idempotencyKey = "once",
        });

        var (first, again, other) = (await PlaceAsync(1), await PlaceAsync(1), await PlaceAsync(2));

        Assert.Equal(Text(first.GetProperty("order"), "id"), Text(again.GetProperty("order"), "id"));
        Assert.Equal("IdempotencyKeyReusedError", ErrorOf(other));
    }

    [Fact]
    public async Task PlaceOrder_OfAnUnknownProduct_IsATypedError()
    {
        var user = Text((await _mocked.AllAsync("users(", "id"))[0], "id");

        var payload = await WriteAsync("placeOrder", "PlaceOrderInput", "order { id }", new
        {
            userId = user,
            lines = new[] { new { productId = "UHJvZHVjdDpub25l", quantity = 1 } },
        });

        Assert.Equal("ProductNotFoundError", ErrorOf(payload));
    }

    [Fact]
    public async Task CancelOrder_IsCancelled()
    {
        var id = Text((await _mocked.AllAsync("orders(status: PENDING,", "id"))[0], "id");

        var payload = await WriteAsync("cancelOrder", "CancelOrderInput", "order { id status updateTime }", new { id });

        Assert.Equal("CANCELLED", Text(payload.GetProperty("order"), "status"));
        Assert.True(payload.GetProperty("order").GetProperty("updateTime").GetDateTimeOffset() > new MockSettings().Now);
    }

    [Fact]
    public async Task CreateUser_WithAnAddressThatIsTaken_IsATypedError()
    {
        var email = Text((await _mocked.AllAsync("users(", "email"))[0], "email");

        Assert.Equal(
            "EmailTakenError", ErrorOf(await WriteAsync("createUser", "CreateUserInput", "user { id }", new { name = "Ada", email })));
    }

    [Fact]
    public async Task CreateUser_AgainstTheRules_IsTheProductsOwnError()
        => Assert.Equal(
            "ValidationError",
            ErrorOf(await WriteAsync("createUser", "CreateUserInput", "user { id }", new { name = "", email = "ada@example.com" })));

    [Fact]
    public async Task AdjustStock_MoreThanThereIs_IsATypedErrorWithTheStock()
    {
        var product = (await _mocked.AllAsync("products(", "id available"))[0];
        var (id, available) = (Text(product, "id"), product.GetProperty("available").GetInt32());

        Task<JsonElement> AdjustAsync(int delta) => WriteAsync(
            "adjustStock",
            "AdjustStockInput",
            "product { available }",
            new { productId = id, delta },
            "... on InsufficientStockError { available }");

        var (payload, more) = (await AdjustAsync(-available - 1), await AdjustAsync(5));

        Assert.Equal("InsufficientStockError", ErrorOf(payload));
        Assert.Equal(available, payload.GetProperty("errors")[0].GetProperty("available").GetInt32());
        Assert.Equal(available + 5, more.GetProperty("product").GetProperty("available").GetInt32());
    }

    [Fact]
    public async Task RefundPayment_InParts_IsRefundedWithTheLast()
    {
        var payments = (await _mocked.AllAsync("orders(", "payments { id status amount { units currencyCode } }"))
            .SelectMany(order => order.GetProperty("payments").EnumerateArray());
        var payment = payments.First(payment => Text(payment, "status") == "CAPTURED");
        var (id, whole) = (Text(payment, "id"), Units(payment, "amount"));
        Task<JsonElement> RefundAsync(decimal units) => WriteAsync(
            "refundPayment", "RefundPaymentInput", "payment { status amount { units } refundedAmount { units } }",
            new { id, amount = new { units = units.ToString(CultureInfo.InvariantCulture), currencyCode = "EUR" } });

        var (part, tooMuch, rest) = (await RefundAsync(1), await RefundAsync(whole), await RefundAsync(whole - 1));

        Assert.Equal(("CAPTURED", 1m), (Text(part.GetProperty("payment"), "status"), Units(part.GetProperty("payment"), "refundedAmount")));
        Assert.Equal("RefundExceedsPaymentError", ErrorOf(tooMuch));
        Assert.Equal(
            ("REFUNDED", whole), (Text(rest.GetProperty("payment"), "status"), Units(rest.GetProperty("payment"), "refundedAmount")));
        Assert.Equal(whole, Units(rest.GetProperty("payment"), "amount"));
    }

    [Fact]
    public async Task CapturePayment_IsCaptured()
    {
        var payments = (await _mocked.AllAsync("orders(", "payments { id status }"))
            .SelectMany(order => order.GetProperty("payments").EnumerateArray());
        var id = Text(payments.First(payment => Text(payment, "status") == "AUTHORIZED"), "id");

        var payload = await WriteAsync("capturePayment", "CapturePaymentInput", "payment { status }", new { id });

        Assert.Equal("CAPTURED", Text(payload.GetProperty("payment"), "status"));
    }

    private async Task<JsonElement> WriteAsync(string mutation, string type, string selection, object input, string ofErrors = "")
    {
        var data = await _mocked.DataAsync(
            $"mutation ($input: {type}!) {{ {mutation}(input: $input) {{ {selection} errors {{ __typename {ofErrors} }} }} }}",
            new { input });
        return data.GetProperty(mutation);
    }

    private static object Line(JsonElement product, int quantity) => new { productId = Text(product, "id"), quantity };

    private static string ErrorOf(JsonElement payload) => Text(Assert.Single(payload.GetProperty("errors").EnumerateArray()), "__typename");

    private static string Text(JsonElement node, string name) => node.GetProperty(name).GetString()!;

    private static decimal Units(JsonElement node, string name)
        => decimal.Parse(Text(node.GetProperty(name), "units"), CultureInfo.InvariantCulture);
}
