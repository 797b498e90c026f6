using GraphBff.Contracts.Orders.V1;
using GraphBff.Engine.Types.Mutations;
using GraphBff.Inventory;

namespace GraphBff.Orders;

internal sealed class PlaceOrderPayloadType() : PayloadType<Order, OrderType, PlaceOrderErrorType>("order");

internal sealed class PlaceOrderErrorType : UnionType
{
    public PlaceOrderErrorType()
    {
        Description = "Why an order was not placed.";
        Type<IdempotencyKeyReusedErrorType>();
        Type<OutOfStockErrorType>();
        Type<ProductNotFoundErrorType>();
        Type<UserNotFoundErrorType>();
        Type<ValidationErrorType>();
    }
}
