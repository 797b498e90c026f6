namespace GraphBff.Engine.Types;

/// <summary>The position of a page in its connection (Relay cursor connections, 5).</summary>
public sealed class PageInfoType : ObjectType<Connection>
{
    public PageInfoType()
    {
        Description = "Where a page stands in its connection.";
        Shareable();
        Boolean("hasNextPage", page => page.HasNextPage).Description("Whether items follow.");
        Boolean("hasPreviousPage", page => page.HasPreviousPage).Description("Whether the page began behind a cursor.");
        String("startCursor", page => page.Nodes.Count == 0 ? null : page.CursorAt(0)).Nullable().Description("The first item's cursor.");
        String("endCursor", page => page.EndCursor).Nullable()
            .Description("Where the next page begins: `after` takes it. An empty page has one too if more may follow.");
    }
}
