namespace GraphBff.Upstream.Calls;

/// <summary>The whole list of one parent, as a batch method returns it.</summary>
/// <param name="Parent">The parent's id, as in the request.</param>
/// <param name="Items">Its items, in order.</param>
public readonly record struct ChildList<TItem>(string Parent, IReadOnlyList<TItem> Items);
