using GraphBff.Contracts.Inventory.V1;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Output;
using GraphQL.Types;

namespace GraphBff.Inventory;

internal sealed class AdjustStockInputType : InputType<AdjustStockRequest>
{
    public AdjustStockInputType()
    {
        Name = "AdjustStockInput";
        Field<NonNullGraphType<IdGraphType>>("productId").Description("The product's global id.");
        Field<NonNullGraphType<IntGraphType>>("delta");
        Field<StringGraphType>("reason");
        Field<StringGraphType>("idempotencyKey");
    }

    protected override AdjustStockRequest Read(InputObject input) => new()
    {
        ProductId = GlobalId.Parse(input.Get<string>("productId"), "Product", "productId"),
        Delta = input.Get<int>("delta"),
        Reason = input.Find<string>("reason") ?? "",
        IdempotencyKey = input.Find<string>("idempotencyKey") ?? "",
    };
}
