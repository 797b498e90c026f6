using GraphBff.Contracts.Payments.V1;
using GraphBff.DemoServices.Amounts;
using GraphBff.DemoServices.Errors;
using GraphBff.DemoServices.Idempotency;
using GraphBff.DemoServices.Masks;
using GraphBff.DemoServices.Paging;
using GraphBff.DemoServices.Storage;
using Grpc.Core;

namespace GraphBff.DemoServices.Payments;

internal sealed class PaymentGrpcService(Database database, PaymentBook book, IdempotencyKeys keys)
    : PaymentService.PaymentServiceBase
{
    private const int MaxIds = 200;
    private const int MaxOrderIds = 100;

    public override Task<GetPaymentResponse> GetPayment(GetPaymentRequest request, ServerCallContext context)
    {
        var violations = new Violations(PaymentErrors.Domain);
        violations.CheckId("id", request.Id);
        var mask = ReadMask<Payment>.Read(violations, request.ReadMask);
        violations.ThrowIfAny();

        var payment = database.Read(session => PaymentTable.Find(session, request.Id)).SingleOrDefault()
            ?? throw PaymentErrors.NotFound(request.Id);
        return Task.FromResult(new GetPaymentResponse { Payment = mask.Apply(payment) });
    }

    public override Task<BatchGetPaymentsResponse> BatchGetPayments(BatchGetPaymentsRequest request, ServerCallContext context)
    {
        var violations = new Violations(PaymentErrors.Domain);
        var ids = violations.CheckIds("ids", request.Ids, MaxIds);
        var mask = ReadMask<Payment>.Read(violations, request.ReadMask);
        violations.ThrowIfAny();

        var payments = database.Read(session => PaymentTable.Find(session, ids));
        return Task.FromResult(new BatchGetPaymentsResponse { Payments = { payments.Select(mask.Apply) } });
    }

    public override Task<ListPaymentsResponse> ListPayments(ListPaymentsRequest request, ServerCallContext context)
    {
        var violations = new Violations(PaymentErrors.Domain);
        if (request.HasOrderId)
        {
            violations.CheckId("order_id", request.OrderId);
        }

        violations.CheckStatus("status", request.Status);
        var filter = PaymentTable.Filter(request.HasOrderId ? request.OrderId : null, request.Status);
        var page = PageRequest.Read(violations, filter.Scope, request.PageSize, request.PageToken);
        var mask = ReadMask<Payment>.Read(violations, request.ReadMask);
        violations.ThrowIfAny();

        var payments = database.Read(session => PaymentTable.List(session, page, filter));
        return Task.FromResult(new ListPaymentsResponse
        {
            Payments = { payments.Items.Select(mask.Apply) },
            NextPageToken = payments.NextPageToken,
        });
    }

    public override Task<BatchListPaymentsResponse> BatchListPayments(
        BatchListPaymentsRequest request, ServerCallContext context)
    {
        var violations = new Violations(PaymentErrors.Domain);
        var orderIds = violations.CheckIds("order_ids", request.OrderIds, MaxOrderIds);
        var mask = ReadMask<Payment>.Read(violations, request.ReadMask);
        violations.ThrowIfAny();

        var results = database.Read(session => orderIds.ConvertAll(orderId =>
        {
            var filter = PaymentTable.Filter(orderId);
            var page = PaymentTable.List(session, new PageRequest(filter.Scope, PageRequest.MaxSize, After: null), filter);
            return new PaymentsOfOrder { OrderId = orderId, Payments = { page.Items.Select(mask.Apply) } };
        }));
        return Task.FromResult(new BatchListPaymentsResponse { Results = { results } });
    }

    public override async Task<CapturePaymentResponse> CapturePayment(CapturePaymentRequest request, ServerCallContext context)
    {
        var violations = new Violations(PaymentErrors.Domain);
        violations.CheckId("id", request.Id);
        violations.ThrowIfAny();

        var payment = await database.WriteAsync(session => book.Capture(session, request.Id), context.CancellationToken);
        return new CapturePaymentResponse { Payment = payment };
    }

    public override Task<RefundPaymentResponse> RefundPayment(RefundPaymentRequest request, ServerCallContext context)
    {
        var violations = new Violations(PaymentErrors.Domain);
        violations.CheckId("id", request.Id);
        violations.CheckLength("idempotency_key", request.IdempotencyKey, IdempotencyKeys.MaxKeyLength);
        if (request.Amount is not null && Euros.WhyNotPayable(request.Amount) is { } objection)
        {
            violations.Add("amount", objection);
        }

        violations.ThrowIfAny();

        return keys.WriteOnceAsync(
            PaymentErrors.Domain,
            nameof(RefundPayment),
            request,
            session => new RefundPaymentResponse { Payment = PaymentBook.Refund(session, request.Id, request.Amount) },
            context.CancellationToken);
    }
}
