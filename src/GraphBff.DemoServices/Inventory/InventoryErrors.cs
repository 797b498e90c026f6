using System.Globalization;
using GraphBff.DemoServices.Errors;
using Grpc.Core;

namespace GraphBff.DemoServices.Inventory;

internal static class InventoryErrors
{
    public const string Domain = "inventory.v1";

    public static RpcException NotFound(string id) => ServiceError.Create(
        StatusCode.NotFound, Domain, "PRODUCT_NOT_FOUND", "There is no product with this id.", ("product_id", id));

    public static RpcException InsufficientStock(string id, int available) => ServiceError.Create(
        StatusCode.FailedPrecondition,
        Domain,
        "INSUFFICIENT_STOCK",
        "The stock would fall below zero.",
        ("product_id", id),
        ("available", available.ToString(CultureInfo.InvariantCulture)));

    public static RpcException StockTooLarge(string id) => ServiceError.Create(
        StatusCode.FailedPrecondition, Domain, "STOCK_TOO_LARGE", "The stock would be too large to count.", ("product_id", id));
}
