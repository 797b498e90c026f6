using System.Globalization;
using GraphBff.Contracts.Orders.V1;
using GraphBff.Engine.Types;
using GraphBff.Engine.Types.Mutations;
using GraphBff.Inventory;
using GraphBff.Upstream.Calls;
using GraphBff.Upstream.Errors;

namespace GraphBff.Orders;

internal sealed class OrderMutations(OrderService.OrderServiceClient orders) : TypeExtension<MutationType>
{
    private static readonly DomainErrorMap PlaceErrors = new DomainErrorMap()
        .On("IDEMPOTENCY_KEY_REUSED", _ => new IdempotencyKeyReusedError())
        .On("OUT_OF_STOCK", failure => new OutOfStockError(
            failure.Metadata.GetValueOrDefault("product_id", ""),
            int.TryParse(failure.Metadata.GetValueOrDefault("available"), CultureInfo.InvariantCulture, out var available) ? available : 0))
        .On("PRODUCT_NOT_FOUND", failure => new ProductNotFoundError(failure.Metadata.GetValueOrDefault("product_id", "")))
        .On("USER_NOT_FOUND", _ => new UserNotFoundError())
        .OnViolations(violations => new ValidationError(violations));

    private static readonly DomainErrorMap CancelErrors = new DomainErrorMap()
        .On("ORDER_NOT_CANCELLABLE", _ => new OrderNotCancellableError())
        .On("ORDER_NOT_FOUND", _ => new OrderNotFoundError())
        .OnViolations(violations => new ValidationError(violations));

    protected override void Extend(MutationType type)
    {
        type.Mutation<PlaceOrderInputType, PlaceOrderPayloadType>("placeOrder")
            .Resolve((_, field) => PlaceAsync(field))
            .Description("Places an order and takes its products from stock.");

        type.Mutation<CancelOrderInputType, CancelOrderPayloadType>("cancelOrder")
            .Resolve((_, field) => CancelAsync(field))
            .Description("Cancels a pending order and puts its products back into stock.");
    }

    private async ValueTask<object?> PlaceAsync(FieldContext field)
    {
        var request = field.Arguments.Read<PlaceOrderRequest>("input");
        var (response, errors) = await PlaceErrors.RunAsync(orders.PlaceOrderAsync(request, field.CallOptions()));
        return new MutationPayload<Order>(response?.Order, errors);
    }

    private async ValueTask<object?> CancelAsync(FieldContext field)
    {
        var request = field.Arguments.Read<CancelOrderRequest>("input");
        var (response, errors) = await CancelErrors.RunAsync(orders.CancelOrderAsync(request, field.CallOptions()));
        return new MutationPayload<Order>(response?.Order, errors);
    }
}
