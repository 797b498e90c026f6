namespace GraphBff.Engine.Types;

/// <summary>Events, one response each.</summary>
internal sealed class SubscriptionSource(Func<FieldContext, IAsyncEnumerable<SubscriptionEvent>> subscribe) : ValueSource
{
    public IAsyncEnumerable<SubscriptionEvent> Subscribe(FieldContext field) => subscribe(field);
}
