using GraphBff.Contracts.Orders.V1;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Output;
using GraphQL.Types;

namespace GraphBff.Orders;

internal sealed class PlaceOrderInputType : InputType<PlaceOrderRequest>
{
    public PlaceOrderInputType()
    {
        Name = "PlaceOrderInput";
        Field<NonNullGraphType<IdGraphType>>("userId").Description("Who orders, by global id.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<PlaceOrderLineInputType>>>>("lines");
        Field<StringGraphType>("idempotencyKey");
    }

    protected override PlaceOrderRequest Read(InputObject input) => new()
    {
        UserId = GlobalId.Parse(input.Get<string>("userId"), "User", "userId"),
        Lines = { input.ReadList<PlaceOrderLine>("lines") },
        IdempotencyKey = input.Find<string>("idempotencyKey") ?? "",
    };
}

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
