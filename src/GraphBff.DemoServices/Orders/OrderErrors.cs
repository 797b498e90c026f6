using System.Globalization;
using GraphBff.Contracts.Orders.V1;
using GraphBff.DemoServices.Errors;
using Grpc.Core;

namespace GraphBff.DemoServices.Orders;

internal static class OrderErrors
{
    public const string Domain = "order.v1";

    public static RpcException NotFound(string id) => ServiceError.Create(
        StatusCode.NotFound, Domain, "ORDER_NOT_FOUND", "There is no order with this id.", ("order_id", id));

    public static RpcException UserNotFound(string id) => ServiceError.Create(
        StatusCode.NotFound, Domain, "USER_NOT_FOUND", "There is no user with this id.", ("user_id", id));

    public static RpcException ProductNotFound(string id) => ServiceError.Create(
        StatusCode.NotFound, Domain, "PRODUCT_NOT_FOUND", "There is no product with this id.", ("product_id", id));

    public static RpcException OutOfStock(string productId, int available) => ServiceError.Create(
        StatusCode.FailedPrecondition,
        Domain,
        "OUT_OF_STOCK",
        "There are too few of this product.",
        ("product_id", productId),
        ("available", available.ToString(CultureInfo.InvariantCulture)));

    public static RpcException NotCancellable(Order order) => ServiceError.Create(
        StatusCode.FailedPrecondition,
        Domain,
        "ORDER_NOT_CANCELLABLE",
        "Only a pending order can be cancelled.",
        ("order_id", order.Id),
        ("status", order.Status.ToString().ToUpperInvariant()));
}
