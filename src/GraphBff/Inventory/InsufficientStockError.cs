using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Inventory;

internal sealed class InsufficientStockError(int available) : MutationError("There is less in stock than to be taken.")
{
    public int Available { get; } = available;
}

internal sealed class InsufficientStockErrorType : ErrorType<InsufficientStockError>
{
    public InsufficientStockErrorType()
    {
        Description = "There is less in stock than to be taken.";
        Int("available", error => error.Available).Description("How many there are.");
    }
}
