using GraphBff.Contracts.Inventory.V1;
using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Inventory;

internal sealed class AdjustStockPayloadType() : PayloadType<Product, ProductType, AdjustStockErrorType>("product");
