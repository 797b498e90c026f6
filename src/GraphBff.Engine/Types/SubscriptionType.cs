using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>
/// The root of subscriptions. Modules add their fields with a <see cref="TypeExtension{TType}"/>, each by <see cref="Event{TPayload}"/>.
/// </summary>
public sealed class SubscriptionType : ObjectType<RootValue>
{
    public SubscriptionType() => Description = "What can be watched.";

    /// <summary>A field of events. It is never null, since each response comes from an event.</summary>
    public SubscriptionField Event<TPayload>(string name)
        where TPayload : IGraphType
        => new(AddField(new FieldType
        {
            Name = name,
            Type = typeof(NonNullGraphType<TPayload>),
            StreamResolver = UnusedSubscriptionResolver.Instance,
        }));

    /// <summary>As above, for a type that has only a name: <c>Payload!</c>.</summary>
    public SubscriptionField Event(string name, IGraphType payload)
        => new(AddField(new FieldType
        {
            Name = name,
            ResolvedType = payload as NonNullGraphType ?? new NonNullGraphType(payload),
            StreamResolver = UnusedSubscriptionResolver.Instance,
        }));
}
