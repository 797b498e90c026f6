using GraphBff.Contracts.Payments.V1;
using GraphBff.Engine;
using GraphBff.Services;

namespace GraphBff.Payments;

/// <summary>Payments for orders.</summary>
internal sealed class PaymentsModule() : Module("payments", "PAYMENT_SERVICE_URL", PaymentService.Descriptor)
{
    public override string Sample => "{ orders(first: 3) { nodes { id status customer { name } payments { id } } } }";

    public override void Add(GraphBuilder graph)
    {
        AddClient<PaymentService.PaymentServiceClient>(graph);
        graph
            .Type<PaymentType>()
            .Extend<PaymentQueries>()
            .Extend<PaymentMutations>()
            .Extend<OrderPayments>();
    }
}
