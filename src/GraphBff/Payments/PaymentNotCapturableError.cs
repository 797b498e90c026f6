using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Payments;

internal sealed class PaymentNotCapturableError() : MutationError("Only an authorized payment can be captured.");

internal sealed class PaymentNotCapturableErrorType : ErrorType<PaymentNotCapturableError>
{
    public PaymentNotCapturableErrorType() => Description = "Only an authorized payment can be captured.";
}
