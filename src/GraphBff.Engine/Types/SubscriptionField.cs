using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>A field of a subscription, still to be told where its events come from.</summary>
public sealed class SubscriptionField
{
    private readonly FieldType _field;

    internal SubscriptionField(FieldType field) => _field = field;

    /// <summary>Adds an argument.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="defaultValue">What holds where the client gives none; null for no default.</param>
    public SubscriptionField Argument<TGraphType>(string name, string description, object? defaultValue = null)
        where TGraphType : IGraphType
    {
        FieldArguments.Add<TGraphType>(_field, name, description, defaultValue);
        return this;
    }

    /// <summary>
    /// Where the events come from. Pulled: the next event is asked for once the response to the last one is sent. What the lambda or the
    /// stream throws ends the subscription with that error.
    /// </summary>
    public DeclaredField From(Func<FieldContext, IAsyncEnumerable<SubscriptionEvent>> subscribe)
    {
        new SubscriptionSource(subscribe).AttachTo(_field);
        return new DeclaredField(_field);
    }
}
