using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Inventory;

internal sealed class InsufficientStockErrorType : ErrorType<InsufficientStockError>
{
    public InsufficientStockErrorType()
    {
        Description = "There is less in stock than to be taken.";
        Int("available", error => error.Available).Description("How many there are.");
    }
}
