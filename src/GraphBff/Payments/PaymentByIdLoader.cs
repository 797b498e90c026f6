using Google.Protobuf.WellKnownTypes;
using GraphBff.Contracts.Payments.V1;
using GraphBff.Upstream.Calls;
using Grpc.Core;

namespace GraphBff.Payments;

internal sealed class PaymentByIdLoader(PaymentService.PaymentServiceClient payments)
    : BatchGetLoader<Payment, BatchGetPaymentsResponse, GetPaymentResponse>(maxBatchSize: 200)
{
    protected override string KeyOf(Payment payment) => payment.Id;

    protected override AsyncUnaryCall<BatchGetPaymentsResponse> BatchGet(IReadOnlyList<string> ids, FieldMask? mask, CallOptions options)
        => payments.BatchGetPaymentsAsync(new() { Ids = { ids }, ReadMask = mask }, options);

    protected override IReadOnlyList<Payment> Items(BatchGetPaymentsResponse response) => response.Payments;

    protected override AsyncUnaryCall<GetPaymentResponse> Get(string id, FieldMask? mask, CallOptions options)
        => payments.GetPaymentAsync(new() { Id = id, ReadMask = mask }, options);

    protected override Payment? Item(GetPaymentResponse response) => response.Payment;
}
