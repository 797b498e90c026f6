using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Engine.Tests.Incremental;

internal sealed class ShelfType : ObjectType<Shelf>
{
    public ShelfType()
    {
        String("name", shelf => shelf.Name);
        String("broken", _ => null);
        Object<ShelfType>("below", shelf => shelf.Below);
        String("spine", shelf => shelf.Spine);
        List<ShelfType>("books", shelf => shelf.Books);
        List<ShelfType>("torn", shelf => shelf.Torn);
        One<StringGraphType>("quick").Resolve((_, _) => new("at once"));
        One<StringGraphType>("slow").Resolve(async (_, field) =>
        {
            await ((ShelfGraph)field.Operation.Services.GetService(typeof(ShelfGraph))!).Slow.Task;
            return "done";
        });
    }
}
