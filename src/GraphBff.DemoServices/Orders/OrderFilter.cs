using GraphBff.Contracts.Orders.V1;

namespace GraphBff.DemoServices.Orders;

/// <summary>Selects the orders to list. A null user and an unspecified status select all.</summary>
internal sealed record OrderFilter(string? UserId = null, OrderStatus Status = OrderStatus.Unspecified)
{
    /// <summary>The name of this list in page tokens.</summary>
    public string Scope => $"order.v1 orders {(int)Status} {UserId}";

    /// <summary>The beginning of a WHERE clause, such as <c>o.user_id = $user and</c>.</summary>
    public string Condition
        => (UserId is null ? "" : "o.user_id = $user and ") + (Status == OrderStatus.Unspecified ? "" : "o.status = $status and");

    public IEnumerable<(string Name, object Value)> Parameters
    {
        get
        {
            if (UserId is not null)
            {
                yield return ("$user", UserId);
            }

            if (Status != OrderStatus.Unspecified)
            {
                yield return ("$status", (int)Status);
            }
        }
    }
}
