using GraphBff.Engine.Output;
using GraphBff.Engine.Types;
using GraphBff.Upstream.Streaming;
using GraphQL.Types;

namespace GraphBff.Inventory;

internal sealed class StockSubscriptions(StockChanges changes) : TypeExtension<SubscriptionType>
{
    protected override void Extend(SubscriptionType type) => type.Event<StockChangeType>("stockChanged")
        .Argument<ListGraphType<NonNullGraphType<IdGraphType>>>(
            "productIds", "Only these products, by global id, at most 200. All where there are none.")
        .Resumable()
        .From(field =>
        {
            var ids = KeySet.Of(field.Arguments.List<string>("productIds").Select(id => GlobalId.Parse(id, "Product", "productIds")));
            return changes.Subscribe(field, ids, field.ResumeAfter(), field.CurrentState(byDefault: ids.Count > 0));
        })
        .Description("Each change of a product's stock.");
}
