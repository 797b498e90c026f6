using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>A field of a subscription that does not have its source of events yet.</summary>
public sealed class SubscriptionField
{
    private readonly FieldType _field;

    internal SubscriptionField(FieldType field) => _field = field;

    /// <summary>Adds an argument.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="defaultValue">Its default value; null for no default.</param>
    public SubscriptionField Argument<TGraphType>(string name, string description, object? defaultValue = null)
        where TGraphType : IGraphType
    {
        FieldArguments.Add<TGraphType>(_field, name, description, defaultValue);
        return this;
    }

    /// <summary>As above, for a type that has only a name.</summary>
    public SubscriptionField Argument(string name, IGraphType type, string description)
    {
        FieldArguments.Add(_field, name, type, description);
        return this;
    }

    /// <summary>
    /// Sets where the events come from. The engine pulls them: it asks for the next event once the response to the last one is sent. An
    /// exception from the lambda or its sequence ends the subscription with that error.
    /// </summary>
    public DeclaredField From(Func<FieldContext, IAsyncEnumerable<SubscriptionEvent>> subscribe)
    {
        new SubscriptionSource(subscribe).AttachTo(_field);
        return new DeclaredField(_field);
    }
}
