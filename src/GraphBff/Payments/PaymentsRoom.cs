using GraphBff.Contracts.Payments.V1;
using GraphBff.Engine;
using GraphBff.Hosting;
using GraphBff.Upstream;

namespace GraphBff.Payments;

/// <summary>Payments: how orders were paid for.</summary>
internal static class PaymentsRoom
{
    public static GraphBuilder AddPayments(this GraphBuilder graph)
    {
        graph.Services.AddUpstream<PaymentService.PaymentServiceClient>("payments", UpstreamAddresses.Of("payments"))
            .RetryReads(PaymentService.Descriptor);
        return graph
            .Type<PaymentType>()
            .Extend<PaymentQueries>()
            .Extend<PaymentMutations>()
            .Extend<OrderPayments>();
    }
}
