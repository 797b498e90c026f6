using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Orders;

internal sealed class OrderNotCancellableError() : MutationError("Only a pending order can be cancelled.");

internal sealed class OrderNotCancellableErrorType : ErrorType<OrderNotCancellableError>
{
    public OrderNotCancellableErrorType() => Description = "Only a pending order can be cancelled.";
}
