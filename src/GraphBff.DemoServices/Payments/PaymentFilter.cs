using GraphBff.Contracts.Payments.V1;

namespace GraphBff.DemoServices.Payments;

/// <summary>Selects the payments to list. A null order and an unspecified status select all.</summary>
internal sealed record PaymentFilter(string? OrderId = null, PaymentStatus Status = PaymentStatus.Unspecified)
{
    /// <summary>The name of this list in page tokens.</summary>
    public string Scope => $"payment.v1 payments {(int)Status} {OrderId}";

    /// <summary>The beginning of a WHERE clause, such as <c>p.order_id = $order and</c>.</summary>
    public string Condition
        => (OrderId is null ? "" : "p.order_id = $order and ")
            + (Status == PaymentStatus.Unspecified ? "" : "p.status = $status and");

    public IEnumerable<(string Name, object Value)> Parameters
    {
        get
        {
            if (OrderId is not null)
            {
                yield return ("$order", OrderId);
            }

            if (Status != PaymentStatus.Unspecified)
            {
                yield return ("$status", (int)Status);
            }
        }
    }
}
