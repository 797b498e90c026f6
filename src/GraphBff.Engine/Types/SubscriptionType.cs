using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>
/// The root of subscriptions. Modules add their fields by a <see cref="TypeExtension{TType}"/>, each with <see cref="Event{TPayload}"/>.
/// </summary>
public sealed class SubscriptionType : ObjectType<RootValue>
{
    public SubscriptionType() => Description = "What can be watched.";

    /// <summary>A stream of events; never null, since each response is there because of an event.</summary>
    public SubscriptionField Event<TPayload>(string name)
        where TPayload : IGraphType
        => new(AddField(new FieldType
        {
            Name = name,
            Type = typeof(NonNullGraphType<TPayload>),
            StreamResolver = UnusedSubscriptionResolver.Instance,
        }));
}
