using GraphBff.Contracts.Orders.V1;

namespace GraphBff.Orders;

/// <param name="UserId">Null for the orders of all users.</param>
/// <param name="Status">Unspecified for any.</param>
internal readonly record struct OrderFilter(string? UserId, OrderStatus Status);
