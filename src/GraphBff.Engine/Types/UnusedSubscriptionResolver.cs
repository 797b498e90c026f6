using GraphQL;
using GraphQL.Resolvers;

namespace GraphBff.Engine.Types;

/// <summary>The resolver that GraphQL.NET requires on a subscription's fields. Nothing runs it.</summary>
internal sealed class UnusedSubscriptionResolver : ISourceStreamResolver
{
    public static UnusedSubscriptionResolver Instance { get; } = new();

    public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context)
        => throw new NotSupportedException("Subscriptions run by plan.");
}
