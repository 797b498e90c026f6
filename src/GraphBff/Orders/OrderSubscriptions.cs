using GraphBff.Engine.Output;
using GraphBff.Engine.Types;
using GraphBff.Upstream.Streaming;
using GraphQL.Types;

namespace GraphBff.Orders;

internal sealed class OrderSubscriptions(OrderChanges changes) : TypeExtension<SubscriptionType>
{
    protected override void Extend(SubscriptionType type) => type.Event<OrderChangeType>("orderChanged")
        .Argument<IdGraphType>("userId", "Only the orders of this user, by global id.")
        .Argument<IdGraphType>("id", "Only this order, by global id.")
        .Resumable()
        .From(field =>
        {
            var filter = Filter(field);
            return changes.Subscribe(field, filter, field.ResumeAfter(), field.CurrentState(byDefault: filter.IsNarrow));
        })
        .Description("Each change of an order.");

    private static OrderWatch Filter(FieldContext field) => new(
        field.Arguments.Find<string>("userId") is { } userId ? GlobalId.Parse(userId, "User", "userId") : null,
        field.Arguments.Find<string>("id") is { } id ? GlobalId.Parse(id, "Order", "id") : null);
}
