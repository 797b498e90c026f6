namespace GraphBff.Orders;

/// <param name="UserId">Null for the orders of all users.</param>
/// <param name="OrderId">Null for all of them.</param>
internal readonly record struct OrderWatch(string? UserId, string? OrderId)
{
    /// <summary>Whether it is one user's or one order, not everything.</summary>
    public bool IsNarrow => UserId is not null || OrderId is not null;
}
