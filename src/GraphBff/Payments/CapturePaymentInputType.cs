using GraphBff.Contracts.Payments.V1;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Output;
using GraphQL.Types;

namespace GraphBff.Payments;

internal sealed class CapturePaymentInputType : InputType<CapturePaymentRequest>
{
    public CapturePaymentInputType()
    {
        Name = "CapturePaymentInput";
        Field<NonNullGraphType<IdGraphType>>("id").Description("The payment's global id.");
    }

    protected override CapturePaymentRequest Read(InputObject input)
        => new() { Id = GlobalId.Parse(input.Get<string>("id"), "Payment", "id") };
}
