using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Orders;

internal sealed class OutOfStockError(string productId, int available) : MutationError("There is too little of a product in stock.")
{
    public string ProductId { get; } = productId;

    public int Available { get; } = available;
}
