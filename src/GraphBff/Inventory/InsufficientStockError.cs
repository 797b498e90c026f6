using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Inventory;

internal sealed class InsufficientStockError(int available) : MutationError("There is less in stock than to be taken.")
{
    public int Available { get; } = available;
}
