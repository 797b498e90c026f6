using GraphBff.Engine.Errors;
using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Inventory;

internal sealed class ProductNotFoundError(string productId) : MutationError("There is no product of this id.")
{
    public string ProductId { get; } = productId;
}

internal sealed class ProductNotFoundErrorType : ErrorType<ProductNotFoundError>
{
    public ProductNotFoundErrorType()
        : base(ErrorCodes.NotFound)
    {
        Description = "There is no product of this id.";
        Id("productId", "Product", error => error.ProductId)
            .Nullable()
            .Description("The global id that was given; null if the service does not say which.");
    }
}
