using GraphBff.Contracts.Common.V1;
using GraphBff.Contracts.Payments.V1;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Output;
using GraphQL.Types;

namespace GraphBff.Payments;

internal sealed class RefundPaymentInputType : InputType<RefundPaymentRequest>
{
    public RefundPaymentInputType()
    {
        Name = "RefundPaymentInput";
        Field<NonNullGraphType<IdGraphType>>("id").Description("The payment's global id.");
        Field<MoneyInputType>("amount");
        Field<StringGraphType>("idempotencyKey");
    }

    protected override RefundPaymentRequest Read(InputObject input) => new()
    {
        Id = GlobalId.Parse(input.Get<string>("id"), "Payment", "id"),
        Amount = input.TryRead<Money>("amount", out var amount) ? amount : null,
        IdempotencyKey = input.Find<string>("idempotencyKey") ?? "",
    };
}
