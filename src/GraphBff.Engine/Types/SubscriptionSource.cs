namespace GraphBff.Engine.Types;

/// <summary>The events of a subscription. Each event gives one response.</summary>
internal sealed class SubscriptionSource(Func<FieldContext, IAsyncEnumerable<SubscriptionEvent>> subscribe) : ValueSource
{
    public IAsyncEnumerable<SubscriptionEvent> Subscribe(FieldContext field) => subscribe(field);
}
