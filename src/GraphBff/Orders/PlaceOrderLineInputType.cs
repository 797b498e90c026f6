using GraphBff.Contracts.Orders.V1;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Output;
using GraphQL.Types;

namespace GraphBff.Orders;

internal sealed class PlaceOrderLineInputType : InputType<PlaceOrderLine>
{
    public PlaceOrderLineInputType()
    {
        Name = "PlaceOrderLineInput";
        Field<NonNullGraphType<IdGraphType>>("productId").Description("What is ordered, by global id.");
        Field<NonNullGraphType<IntGraphType>>("quantity");
    }

    protected override PlaceOrderLine Read(InputObject input) => new()
    {
        ProductId = GlobalId.Parse(input.Get<string>("productId"), "Product", "productId"),
        Quantity = input.Get<int>("quantity"),
    };
}
