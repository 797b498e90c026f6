using GraphBff.Contracts.Common.V1;
using GraphBff.Contracts.Orders.V1;
using GraphBff.Contracts.Payments.V1;
using GraphBff.DemoServices.Tests.Errors;
using Grpc.Core;

namespace GraphBff.DemoServices.Tests.Payments;

public sealed class PaymentWriteTests
{
    [Fact]
    public async Task CapturePayment_Authorized_OrderIsPaid()
    {
        await using var demo = await DemoHost.StartAsync();
        var authorized = await FindAsync(demo, PaymentStatus.Authorized);

        var captured = (await demo.Payments.CapturePaymentAsync(new() { Id = authorized.Id })).Payment;

        Assert.Equal(PaymentStatus.Captured, captured.Status);
        Assert.Equal(captured, (await demo.Payments.GetPaymentAsync(new() { Id = authorized.Id })).Payment);
        Assert.Equal(OrderStatus.Paid, (await demo.Orders.GetOrderAsync(new() { Id = authorized.OrderId })).Order.Status);
    }

    [Theory]
    [InlineData(PaymentStatus.Captured, "CAPTURED")]
    [InlineData(PaymentStatus.Failed, "FAILED")]
    [InlineData(PaymentStatus.Voided, "VOIDED")]
    public async Task CapturePayment_NotAuthorized_FailedPrecondition(PaymentStatus status, string name)
    {
        await using var demo = await DemoHost.StartAsync();
        var payment = await FindAsync(demo, status);

        var failure = await Failure.OfAsync(demo.Payments.CapturePaymentAsync(new() { Id = payment.Id }));

        failure.AssertIs(
            StatusCode.FailedPrecondition, "payment.v1", "PAYMENT_NOT_CAPTURABLE", ("payment_id", payment.Id), ("status", name));
    }

    [Fact]
    public async Task RefundPayment_InParts_RefundedWhenNothingIsLeft()
    {
        await using var demo = await DemoHost.StartAsync();
        var payment = await FindAsync(demo, PaymentStatus.Captured);

        var part = (await demo.Payments.RefundPaymentAsync(new() { Id = payment.Id, Amount = Euro(1, 250_000_000) })).Payment;
        var rest = (await demo.Payments.RefundPaymentAsync(new() { Id = payment.Id })).Payment;

        Assert.Equal((PaymentStatus.Captured, Euro(1, 250_000_000)), (part.Status, part.RefundedAmount));
        Assert.Equal((PaymentStatus.Refunded, payment.Amount), (rest.Status, rest.RefundedAmount));
        Assert.Equal(rest, (await demo.Payments.GetPaymentAsync(new() { Id = payment.Id })).Payment);
    }

    [Fact]
    public async Task RefundPayment_MoreThanIsLeft_FailedPrecondition()
    {
        await using var demo = await DemoHost.StartAsync();
        var payment = await FindAsync(demo, PaymentStatus.Captured);
        await demo.Payments.RefundPaymentAsync(new() { Id = payment.Id, Amount = Euro(1) });

        var failure = await Failure.OfAsync(demo.Payments.RefundPaymentAsync(new() { Id = payment.Id, Amount = payment.Amount }));

        failure.AssertIs(
            StatusCode.FailedPrecondition,
            "payment.v1",
            "REFUND_EXCEEDS_PAYMENT",
            ("payment_id", payment.Id),
            ("refundable", $"{payment.Amount.Units - 1}.{payment.Amount.Nanos / 10_000_000:D2}"));
    }

    [Theory]
    [InlineData(PaymentStatus.Authorized, "AUTHORIZED")]
    [InlineData(PaymentStatus.Refunded, "REFUNDED")]
    public async Task RefundPayment_NotCaptured_FailedPrecondition(PaymentStatus status, string name)
    {
        await using var demo = await DemoHost.StartAsync();
        var payment = await FindAsync(demo, status);

        var failure = await Failure.OfAsync(demo.Payments.RefundPaymentAsync(new() { Id = payment.Id }));

        failure.AssertIs(
            StatusCode.FailedPrecondition, "payment.v1", "PAYMENT_NOT_REFUNDABLE", ("payment_id", payment.Id), ("status", name));
    }

    [Theory]
    [InlineData("USD", 1, 0)]
    [InlineData("", 1, 0)]
    [InlineData("EUR", 0, 0)]
    [InlineData("EUR", -1, 0)]
    [InlineData("EUR", 1, -10_000_000)]
    [InlineData("EUR", 1, 5)]
    [InlineData("EUR", long.MaxValue, 0)]
    [InlineData("EUR", 1, 1_000_000_000)]
    public async Task RefundPayment_BadAmount_InvalidArgument(string currency, long units, int nanos)
    {
        await using var demo = await DemoHost.StartAsync();
        var amount = new Money { CurrencyCode = currency, Units = units, Nanos = nanos };

        var failure = await Failure.OfAsync(demo.Payments.RefundPaymentAsync(new() { Id = "payment-00001", Amount = amount }));

        failure.AssertInvalid("payment.v1", "amount");
    }

    [Fact]
    public async Task RefundPayment_SameKey_RefundedOnce()
    {
        await using var demo = await DemoHost.StartAsync();
        var payment = await FindAsync(demo, PaymentStatus.Captured);
        var request = new RefundPaymentRequest { Id = payment.Id, Amount = Euro(1), IdempotencyKey = "refund-1" };

        var first = await demo.Payments.RefundPaymentAsync(request);
        var second = await demo.Payments.RefundPaymentAsync(request);

        Assert.Equal(first, second);
        Assert.Equal(Euro(1), (await demo.Payments.GetPaymentAsync(new() { Id = payment.Id })).Payment.RefundedAmount);
    }

    private static async Task<Payment> FindAsync(DemoHost demo, PaymentStatus status)
    {
        var payments = (await demo.Payments.ListPaymentsAsync(new() { Status = status })).Payments;
        return payments.First(payment => payment.RefundedAmount is null || status == PaymentStatus.Refunded);
    }

    private static Money Euro(long units, int nanos = 0) => new() { CurrencyCode = "EUR", Units = units, Nanos = nanos };
}
