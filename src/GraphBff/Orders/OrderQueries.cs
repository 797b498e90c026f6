using GraphBff.Contracts.Orders.V1;
using GraphBff.Engine.Batching;
using GraphBff.Engine.Output;
using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Orders;

internal sealed class OrderQueries : TypeExtension<QueryType>
{
    protected override void Extend(QueryType type)
    {
        type.One<OrderType>("order")
            .Argument<NonNullGraphType<IdGraphType>>("id", "The order's global id.")
            .By<OrderByIdLoader>((_, field) => GlobalId.Parse(field.Arguments.Get<string>("id"), "Order", "id"))
            .Description("An order; null where there is none of this id.");

        type.Connection<OrderType>("orders")
            .Argument<IdGraphType>("userId", "Only the orders of this user, by global id.")
            .Argument<EnumType<OrderStatus>>("status", "Only orders of this status.")
            .Resolve((_, field) => field.Operation.Loader<OrderPages>().ReadAsync(field, Filter(field)))
            .Description("Orders, the newest first.");
    }

    private static OrderFilter Filter(FieldContext field) => new(
        field.Arguments.Find<string>("userId") is { } userId ? GlobalId.Parse(userId, "User", "userId") : null,
        field.Arguments.Find<OrderStatus>("status"));
}
