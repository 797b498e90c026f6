using GraphBff.Contracts.Payments.V1;
using GraphBff.DemoServices.Tests.Errors;
using Grpc.Core;

namespace GraphBff.DemoServices.Tests.Payments;

public sealed class PaymentReadTests(SeededHost host) : IClassFixture<SeededHost>
{
    private PaymentService.PaymentServiceClient Payments => host.Demo.Payments;

    [Fact]
    public async Task GetPayment_Unknown_NotFound()
    {
        var failure = await Failure.OfAsync(Payments.GetPaymentAsync(new() { Id = "none" }));

        failure.AssertIs(StatusCode.NotFound, "payment.v1", "PAYMENT_NOT_FOUND", ("payment_id", "none"));
    }

    [Fact]
    public async Task BatchGetPayments_AbsentId_IsLeftOut()
    {
        var response = await Payments.BatchGetPaymentsAsync(new() { Ids = { "payment-00002", "none", "payment-00001" } });

        Assert.Equal(["payment-00002", "payment-00001"], response.Payments.Select(payment => payment.Id));
    }

    [Fact]
    public async Task BatchListPayments_SeededOrders_SomeHaveNoneSomeOneSomeTwo()
    {
        var orderIds = Enumerable.Range(1, 100).Select(number => $"order-{number:D5}").ToList();

        var response = await Payments.BatchListPaymentsAsync(new() { OrderIds = { orderIds } });

        Assert.Equal(orderIds, response.Results.Select(result => result.OrderId));
        Assert.Equal([0, 1, 2], response.Results.Select(result => result.Payments.Count).Distinct().Order());
        Assert.All(response.Results, result => Assert.All(result.Payments, payment => Assert.Equal(result.OrderId, payment.OrderId)));
    }

    [Fact]
    public async Task BatchListPayments_AnyOrder_AsListPayments()
    {
        var response = await Payments.BatchListPaymentsAsync(new() { OrderIds = { "order-00001", "none", "order-00002" } });

        foreach (var result in response.Results)
        {
            Assert.Equal((await Payments.ListPaymentsAsync(new() { OrderId = result.OrderId })).Payments, result.Payments);
        }
    }

    [Fact]
    public async Task BatchListPayments_TooManyOrders_InvalidArgument()
    {
        var orderIds = Enumerable.Range(1, 101).Select(number => $"order-{number:D5}");

        var failure = await Failure.OfAsync(Payments.BatchListPaymentsAsync(new() { OrderIds = { orderIds } }));

        failure.AssertInvalid("payment.v1", "order_ids");
    }

    [Theory]
    [InlineData(PaymentStatus.Refunded)]
    [InlineData(PaymentStatus.Voided)]
    public async Task ListPayments_Status_WalksOnlyThatStatus(PaymentStatus status)
    {
        var request = new ListPaymentsRequest { Status = status, PageSize = 40 };
        var payments = new List<Payment>();
        do
        {
            var page = await Payments.ListPaymentsAsync(request);
            payments.AddRange(page.Payments);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.NotEmpty(payments);
        Assert.All(payments, payment => Assert.Equal(status, payment.Status));
        Assert.All(payments, payment => Assert.Equal(status == PaymentStatus.Refunded ? payment.Amount : null, payment.RefundedAmount));
        Assert.Equal(payments.Count, payments.Select(payment => payment.Id).Distinct().Count());
    }
}
