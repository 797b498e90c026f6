using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Orders;

internal sealed class CancelOrderErrorType : UnionType
{
    public CancelOrderErrorType()
    {
        Description = "Why an order was not cancelled.";
        Type<OrderNotCancellableErrorType>();
        Type<OrderNotFoundErrorType>();
        Type<ValidationErrorType>();
    }
}
