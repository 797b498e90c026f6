using GraphBff.Contracts.Payments.V1;

namespace GraphBff.DemoServices.Payments;

/// <summary>Which payments to list: null and unspecified mean all.</summary>
internal sealed record PaymentFilter(string? OrderId = null, PaymentStatus Status = PaymentStatus.Unspecified)
{
    /// <summary>Names the list of these payments for page tokens.</summary>
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
