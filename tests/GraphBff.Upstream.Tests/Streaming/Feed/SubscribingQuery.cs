using GraphBff.Engine.Types;
using GraphBff.Upstream.Tests.Library;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Upstream.Tests.Streaming.Feed;

/// <summary>A field in which a test subscribes.</summary>
internal sealed class SubscribingQuery : TypeExtension<QueryType>
{
    protected override void Extend(QueryType type) => type.One<AuthorType>("subscribe").Resolve((_, field) =>
    {
        field.Operation.Services.GetRequiredService<Action<FieldContext>>()(field);
        return new(new Author("subscribed"));
    });
}
