using GraphBff.Engine.Types;

namespace GraphBff.Engine.Tests.Incremental;

internal sealed class ShelfQueries : TypeExtension<QueryType>
{
    protected override void Extend(QueryType type) => type.One<ShelfType>("shelf").Resolve((_, _) => new(new Shelf("top")));
}
