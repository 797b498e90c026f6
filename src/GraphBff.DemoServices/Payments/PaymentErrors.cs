using System.Globalization;
using GraphBff.Contracts.Payments.V1;
using GraphBff.DemoServices.Errors;
using Grpc.Core;

namespace GraphBff.DemoServices.Payments;

internal static class PaymentErrors
{
    public const string Domain = "payment.v1";

    public static RpcException NotFound(string id) => ServiceError.Create(
        StatusCode.NotFound, Domain, "PAYMENT_NOT_FOUND", "There is no payment with this id.", ("payment_id", id));

    public static RpcException NotCapturable(Payment payment)
        => WrongStatus(payment, "PAYMENT_NOT_CAPTURABLE", "Only an authorized payment can be captured.");

    public static RpcException NotRefundable(Payment payment)
        => WrongStatus(payment, "PAYMENT_NOT_REFUNDABLE", "Only a captured payment can be refunded.");

    public static RpcException RefundExceedsPayment(Payment payment, long refundableCents) => ServiceError.Create(
        StatusCode.FailedPrecondition,
        Domain,
        "REFUND_EXCEEDS_PAYMENT",
        "Less than this amount is left of the payment.",
        ("payment_id", payment.Id),
        ("refundable", string.Create(CultureInfo.InvariantCulture, $"{refundableCents / 100m:F2}")));

    private static RpcException WrongStatus(Payment payment, string reason, string message) => ServiceError.Create(
        StatusCode.FailedPrecondition,
        Domain,
        reason,
        message,
        ("payment_id", payment.Id),
        ("status", payment.Status.ToString().ToUpperInvariant()));
}
