using GraphBff.Contracts.Payments.V1;
using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Payments;

internal sealed class CapturePaymentPayloadType() : PayloadType<Payment, PaymentType, CapturePaymentErrorType>("payment");

internal sealed class CapturePaymentErrorType : UnionType
{
    public CapturePaymentErrorType()
    {
        Description = "Why a payment was not captured.";
        Type<PaymentNotCapturableErrorType>();
        Type<PaymentNotFoundErrorType>();
        Type<ValidationErrorType>();
    }
}
