using GraphBff.Contracts.Orders.V1;
using GraphBff.Contracts.Payments.V1;
using GraphBff.DemoServices.Tests.Errors;

namespace GraphBff.DemoServices.Tests.Masks;

public sealed class ReadMaskTests(SeededHost host) : IClassFixture<SeededHost>
{
    private OrderService.OrderServiceClient Orders => host.Demo.Orders;

    [Fact]
    public async Task GetOrder_Mask_OnlyItsFieldsAndTheId()
    {
        var whole = await GetAsync();

        var masked = await GetAsync("status", "lines");

        Assert.Equal(new Order { Id = whole.Id, Status = whole.Status, Lines = { whole.Lines } }, masked);
    }

    [Fact]
    public async Task GetOrder_MaskOfFieldInMessage_OnlyThatOfTheMessage()
    {
        var whole = await GetAsync();

        var masked = await GetAsync("total.currency_code");

        Assert.Equal(new Order { Id = whole.Id, Total = new() { CurrencyCode = "EUR" } }, masked);
    }

    [Theory]
    [InlineData()]
    [InlineData("*")]
    public async Task GetOrder_EmptyMaskOrStar_AllFields(params string[] paths)
        => Assert.Equal(await GetAsync(), await GetAsync(paths));

    [Theory]
    [InlineData("secret")]
    [InlineData("userId")]
    [InlineData("total.cents")]
    [InlineData("lines.quantity")]
    [InlineData("")]
    public async Task GetOrder_UnknownPath_InvalidArgument(string path)
    {
        var failure = await Failure.OfAsync(() => GetAsync("status", path));

        failure.AssertInvalid("order.v1", "read_mask");
    }

    [Fact]
    public async Task ListPayments_MaskOfAbsentMessage_StaysAbsent()
    {
        var response = await host.Demo.Payments.ListPaymentsAsync(new()
        {
            Status = PaymentStatus.Voided,
            PageSize = 1,
            ReadMask = new() { Paths = { "refunded_amount.units" } },
        });

        Assert.Null(Assert.Single(response.Payments).RefundedAmount);
    }

    private async Task<Order> GetAsync(params string[] paths)
        => (await Orders.GetOrderAsync(new() { Id = "order-00042", ReadMask = new() { Paths = { paths } } })).Order;
}
