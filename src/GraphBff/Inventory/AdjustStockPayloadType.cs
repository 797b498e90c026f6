using GraphBff.Contracts.Inventory.V1;
using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Inventory;

internal sealed class AdjustStockPayloadType() : PayloadType<Product, ProductType, AdjustStockErrorType>("product");

internal sealed class AdjustStockErrorType : UnionType
{
    public AdjustStockErrorType()
    {
        Description = "Why the stock was not changed.";
        Type<IdempotencyKeyReusedErrorType>();
        Type<InsufficientStockErrorType>();
        Type<ProductNotFoundErrorType>();
        Type<ValidationErrorType>();
    }
}
