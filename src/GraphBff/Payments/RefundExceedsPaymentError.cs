using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Payments;

internal sealed class RefundExceedsPaymentError() : MutationError("There is less left to refund than asked for.");

internal sealed class RefundExceedsPaymentErrorType : ErrorType<RefundExceedsPaymentError>
{
    public RefundExceedsPaymentErrorType() => Description = "There is less left to refund than asked for.";
}
