using GraphBff.Testing;
using Snapshooter;
using Snapshooter.Xunit;

namespace GraphBff.Tests.Payments;

public sealed class PaymentTests : IAsyncLifetime
{
    private const string Fields = "payment { id status amount { units currencyCode } refundedAmount { units } } errors { __typename "
        + "... on Error { message } }";

    private TestGraph _graph = null!;

    public async Task InitializeAsync() => _graph = await TestGraph.StartAsync();

    public async Task DisposeAsync() => await _graph.DisposeAsync();

    [Fact]
    public async Task Payment_WithItsOrder_TwoCalls()
    {
        var walk = await _graph.WalkAsync(
            """
            { payment(id: "UGF5bWVudDpwYXltZW50LTAwMDAx") {
                id status createTime amount { units currencyCode } refundedAmount { units } order { id payments { id } } } }
            """);

        Assert.Equal(["BatchGetOrders", "BatchGetPayments", "BatchListPayments"], _graph.Upstream.Calls.Order());
        walk.MatchSnapshot();
    }

    [Fact]
    public async Task CapturePayment_Twice_TheSecondIsATypedError()
    {
        var id = await AuthorizedAsync();

        var walk = await _graph.WalkAsync(
            $"mutation($id: ID!) {{ first: capturePayment(input: {{ id: $id }}) {{ {Fields} }} "
            + $"second: capturePayment(input: {{ id: $id }}) {{ {Fields} }} }}",
            new { id });

        walk.MatchSnapshot();
    }

    [Fact]
    public async Task CapturePayment_OrderReadInTheSameAnswer_IsPaid()
    {
        var id = await AuthorizedAsync();

        var response = await _graph.QueryAsync(
            "mutation($id: ID!) { capturePayment(input: { id: $id }) { payment { order { status } } } }", new { id });

        Assert.Equal(
            "PAID",
            response.GetProperty("data")
                .GetProperty("capturePayment")
                .GetProperty("payment")
                .GetProperty("order")
                .GetProperty("status")
                .GetString());
    }

    [Theory]
    [InlineData("0.50", "part")]
    [InlineData("99999999", "more")]
    [InlineData("-1", "negative")]
    [InlineData("12.3456789012", "decimals")]
    [InlineData("1e5", "exponent")]
    public async Task RefundPayment_Amount_RefundedOrSaidWhyNot(string units, string name)
    {
        var id = await AuthorizedAsync();
        await _graph.QueryAsync("mutation($id: ID!) { capturePayment(input: { id: $id }) { errors { __typename } } }", new { id });

        var walk = await _graph.WalkAsync(
            "mutation($id: ID!, $units: String!) { "
            + $"refundPayment(input: {{ id: $id, amount: {{ units: $units, currencyCode: \"EUR\" }} }}) {{ {Fields} }} }}",
            new { id, units });

        walk.MatchSnapshot(SnapshotNameExtension.Create(name));
    }

    [Fact]
    public async Task RefundPayment_Unknown_TypedError()
        => (await _graph.WalkAsync($"mutation {{ refundPayment(input: {{ id: \"UGF5bWVudDpub25l\" }}) {{ {Fields} }} }}")).MatchSnapshot();

    private async Task<string> AuthorizedAsync()
    {
        var response = await _graph.QueryAsync(
            """
            mutation {
              placeOrder(input: { userId: "VXNlcjp1c2VyLTAwMDE", lines: [{ productId: "UHJvZHVjdDpwcm9kdWN0LTAwMQ", quantity: 1 }] }) {
                order { payments { id } } } }
            """);
        return response.GetProperty("data").GetProperty("placeOrder").GetProperty("order").GetProperty("payments")
            .EnumerateArray().First().GetProperty("id").GetString()!;
    }
}
