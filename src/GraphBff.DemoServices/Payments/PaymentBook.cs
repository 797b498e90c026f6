using GraphBff.Contracts.Common.V1;
using GraphBff.Contracts.Payments.V1;
using GraphBff.DemoServices.Amounts;
using GraphBff.DemoServices.Orders;
using GraphBff.DemoServices.Storage;
using Grpc.Core;

namespace GraphBff.DemoServices.Payments;

/// <summary>Changes payments.</summary>
internal sealed class PaymentBook(OrderBook orders)
{
    /// <exception cref="RpcException">NOT_FOUND, or FAILED_PRECONDITION with PAYMENT_NOT_CAPTURABLE.</exception>
    public Payment Capture(Session session, string id)
    {
        var payment = Get(session, id);
        if (payment.Status != PaymentStatus.Authorized)
        {
            throw PaymentErrors.NotCapturable(payment);
        }

        payment.Status = PaymentStatus.Captured;
        PaymentTable.Update(session, payment);
        orders.MarkPaid(session, payment.OrderId);
        return payment;
    }

    /// <param name="session">The transaction.</param>
    /// <param name="id">The id of the payment.</param>
    /// <param name="amount">The amount; null for the whole rest.</param>
    /// <exception cref="RpcException">
    /// NOT_FOUND, or FAILED_PRECONDITION with PAYMENT_NOT_REFUNDABLE or REFUND_EXCEEDS_PAYMENT.
    /// </exception>
    public static Payment Refund(Session session, string id, Money? amount)
    {
        var payment = Get(session, id);
        if (payment.Status != PaymentStatus.Captured)
        {
            throw PaymentErrors.NotRefundable(payment);
        }

        var refunded = PaymentTable.RefundedCents(payment);
        var refundable = Euros.ToCents(payment.Amount) - refunded;
        var cents = amount is null ? refundable : Euros.ToCents(amount);
        if (cents > refundable)
        {
            throw PaymentErrors.RefundExceedsPayment(payment, refundable);
        }

        payment.RefundedAmount = Euros.FromCents(refunded + cents);
        payment.Status = cents == refundable ? PaymentStatus.Refunded : PaymentStatus.Captured;
        PaymentTable.Update(session, payment);
        return payment;
    }

    private static Payment Get(Session session, string id)
        => PaymentTable.Find(session, id).SingleOrDefault() ?? throw PaymentErrors.NotFound(id);
}
