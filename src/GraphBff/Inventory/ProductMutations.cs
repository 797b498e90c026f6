using System.Globalization;
using GraphBff.Contracts.Inventory.V1;
using GraphBff.Engine.Types;
using GraphBff.Engine.Types.Mutations;
using GraphBff.Upstream.Calls;
using GraphBff.Upstream.Errors;

namespace GraphBff.Inventory;

internal sealed class ProductMutations(InventoryService.InventoryServiceClient inventory) : TypeExtension<MutationType>
{
    private static readonly DomainErrorMap Errors = new DomainErrorMap()
        .On("IDEMPOTENCY_KEY_REUSED", _ => new IdempotencyKeyReusedError())
        .On("INSUFFICIENT_STOCK", failure => new InsufficientStockError(
            int.TryParse(failure.Metadata.GetValueOrDefault("available"), CultureInfo.InvariantCulture, out var available) ? available : 0))
        .On("PRODUCT_NOT_FOUND", failure => new ProductNotFoundError(failure.Metadata.GetValueOrDefault("product_id", "")))
        .OnViolations(violations => new ValidationError(violations));

    protected override void Extend(MutationType type)
        => type.Mutation<AdjustStockInputType, AdjustStockPayloadType>("adjustStock")
            .Resolve((_, field) => AdjustAsync(field))
            .Description("Changes how many of a product are in stock.");

    private async ValueTask<object?> AdjustAsync(FieldContext field)
    {
        var request = field.Arguments.Read<AdjustStockRequest>("input");
        var (response, errors) = await Errors.RunAsync(inventory.AdjustStockAsync(request, field.CallOptions()));
        return new MutationPayload<Product>(response?.Product, errors);
    }
}
