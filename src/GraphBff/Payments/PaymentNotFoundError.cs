using GraphBff.Engine.Errors;
using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Payments;

internal sealed class PaymentNotFoundError() : MutationError("There is no payment of this id.");

internal sealed class PaymentNotFoundErrorType : ErrorType<PaymentNotFoundError>
{
    public PaymentNotFoundErrorType()
        : base(ErrorCodes.NotFound)
        => Description = "There is no payment of this id.";
}
