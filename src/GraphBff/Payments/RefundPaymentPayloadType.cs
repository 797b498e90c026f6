using GraphBff.Contracts.Payments.V1;
using GraphBff.Engine.Types.Mutations;
using GraphBff.Inventory;

namespace GraphBff.Payments;

internal sealed class RefundPaymentPayloadType() : PayloadType<Payment, PaymentType, RefundPaymentErrorType>("payment");

internal sealed class RefundPaymentErrorType : UnionType
{
    public RefundPaymentErrorType()
    {
        Description = "Why a payment was not refunded.";
        Type<IdempotencyKeyReusedErrorType>();
        Type<PaymentNotFoundErrorType>();
        Type<PaymentNotRefundableErrorType>();
        Type<RefundExceedsPaymentErrorType>();
        Type<ValidationErrorType>();
    }
}
