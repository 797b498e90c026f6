using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Payments;

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
