using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Payments;

internal sealed class PaymentNotRefundableError() : MutationError("Only a captured payment can be refunded.");

internal sealed class PaymentNotRefundableErrorType : ErrorType<PaymentNotRefundableError>
{
    public PaymentNotRefundableErrorType() => Description = "Only a captured payment can be refunded.";
}
