using GraphBff.Contracts.Orders.V1;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Output;
using GraphQL.Types;

namespace GraphBff.Orders;

internal sealed class CancelOrderInputType : InputType<CancelOrderRequest>
{
    public CancelOrderInputType()
    {
        Name = "CancelOrderInput";
        Field<NonNullGraphType<IdGraphType>>("id").Description("The order's global id.");
    }

    protected override CancelOrderRequest Read(InputObject input) => new() { Id = GlobalId.Parse(input.Get<string>("id"), "Order", "id") };
}
