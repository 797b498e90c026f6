namespace GraphBff.Engine.Types;

/// <summary>One page of a connection (Relay cursor connections, 2 to 5). Cursors are made only if they are selected.</summary>
public abstract class Connection
{
    /// <summary>The items of the page, in order.</summary>
    public abstract IReadOnlyList<object> Nodes { get; }

    /// <summary>How many items all pages have together; null if the service does not say.</summary>
    public virtual long? TotalCount => null;

    /// <summary>Whether items follow; valid only if <c>pageInfo.hasNextPage</c> is selected.</summary>
    public abstract bool HasNextPage { get; }

    /// <summary>Whether the page begins after a cursor.</summary>
    public abstract bool HasPreviousPage { get; }

    /// <summary>The cursor to pass as <c>after</c> for the next page; null for an empty page that nothing follows.</summary>
    public virtual string? EndCursor => Nodes.Count == 0 ? null : CursorAt(Nodes.Count - 1);

    /// <summary>The opaque cursor of the item at the position; <c>after</c> takes it.</summary>
    public abstract string CursorAt(int position);
}
