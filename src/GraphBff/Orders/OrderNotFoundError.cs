using GraphBff.Engine.Errors;
using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Orders;

internal sealed class OrderNotFoundError() : MutationError("There is no order of this id.");

internal sealed class OrderNotFoundErrorType : ErrorType<OrderNotFoundError>
{
    public OrderNotFoundErrorType()
        : base(ErrorCodes.NotFound)
        => Description = "There is no order of this id.";
}
