using GraphBff.Contracts.Orders.V1;
using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Orders;

internal sealed class CancelOrderPayloadType() : PayloadType<Order, OrderType, CancelOrderErrorType>("order");

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
