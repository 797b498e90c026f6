using GraphBff.Contracts.Orders.V1;

namespace GraphBff.DemoServices.Orders;

/// <summary>Which orders to list: null and unspecified mean all.</summary>
internal sealed record OrderFilter(string? UserId = null, OrderStatus Status = OrderStatus.Unspecified)
{
    /// <summary>Names the list of these orders for page tokens.</summary>
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
