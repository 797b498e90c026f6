using GraphBff.Engine.Types.Mutations;
using GraphBff.Inventory;

namespace GraphBff.Payments;

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
