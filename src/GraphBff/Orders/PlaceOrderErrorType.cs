using GraphBff.Engine.Types.Mutations;
using GraphBff.Inventory;

namespace GraphBff.Orders;

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
