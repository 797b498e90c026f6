using Google.Protobuf.WellKnownTypes;
using GraphBff.Contracts.Payments.V1;
using GraphBff.Upstream.Calls;
using Grpc.Core;

namespace GraphBff.Payments;

internal sealed class PaymentsByOrderLoader(PaymentService.PaymentServiceClient payments)
    : BatchListLoader<Payment, BatchListPaymentsResponse, ListPaymentsResponse>(maxBatchSize: 100)
{
    private const int MaxPayments = 200;

    protected override AsyncUnaryCall<BatchListPaymentsResponse> BatchList(
        IReadOnlyList<string> orderIds, FieldMask? mask, CallOptions options)
        => payments.BatchListPaymentsAsync(new() { OrderIds = { orderIds }, ReadMask = mask }, options);

    protected override IEnumerable<ChildList<Payment>> Lists(BatchListPaymentsResponse response)
        => response.Results.Select(result => new ChildList<Payment>(result.OrderId, result.Payments));

    protected override AsyncUnaryCall<ListPaymentsResponse> List(string orderId, FieldMask? mask, CallOptions options)
        => payments.ListPaymentsAsync(new() { OrderId = orderId, PageSize = MaxPayments, ReadMask = mask }, options);

    protected override IReadOnlyList<Payment> Items(ListPaymentsResponse response) => response.Payments;
}
