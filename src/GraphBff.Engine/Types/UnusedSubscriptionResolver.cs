using GraphQL;
using GraphQL.Resolvers;

namespace GraphBff.Engine.Types;

/// <summary>What GraphQL.NET wants to see on a subscription's fields. Its executor never runs one here.</summary>
internal sealed class UnusedSubscriptionResolver : ISourceStreamResolver
{
    public static UnusedSubscriptionResolver Instance { get; } = new();

    public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context)
        => throw new NotSupportedException("Subscriptions run by plan.");
}
