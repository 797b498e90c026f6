using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Inventory;

internal sealed class ProductNotFoundError(string productId) : MutationError("There is no product of this id.")
{
    public string ProductId { get; } = productId;
}
