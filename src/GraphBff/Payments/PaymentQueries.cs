using GraphBff.Engine.Output;
using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Payments;

internal sealed class PaymentQueries : TypeExtension<QueryType>
{
    protected override void Extend(QueryType type)
        => type.One<PaymentType>("payment")
            .Argument<NonNullGraphType<IdGraphType>>("id", "The payment's global id.")
            .By<PaymentByIdLoader>((_, field) => GlobalId.Parse(field.Arguments.Get<string>("id"), "Payment", "id"))
            .Description("A payment; null where there is none of this id.");
}
