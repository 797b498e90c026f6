using GraphBff.Engine.Types.Mutations;
using GraphBff.Inventory;

namespace GraphBff.Orders;

internal sealed class OutOfStockError(string productId, int available) : MutationError("There is too little of a product in stock.")
{
    public string ProductId { get; } = productId;

    public int Available { get; } = available;
}

internal sealed class OutOfStockErrorType : ErrorType<OutOfStockError>
{
    public OutOfStockErrorType()
    {
        Description = "There is too little of a product in stock.";
        Int("available", error => error.Available).Description("How many there are.");
        One<ProductType>("product").By<ProductByIdLoader>(error => error.ProductId).Description("The product.");
    }
}
