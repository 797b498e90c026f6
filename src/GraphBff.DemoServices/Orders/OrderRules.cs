using GraphBff.Contracts.Orders.V1;
using GraphBff.DemoServices.Errors;
using GraphBff.DemoServices.Idempotency;

namespace GraphBff.DemoServices.Orders;

/// <summary>The rules for an order that is placed.</summary>
internal static class OrderRules
{
    private const int MaxLines = 50;
    private const int MaxQuantity = 1000;

    public static void Check(Violations violations, PlaceOrderRequest request)
    {
        violations.CheckId("user_id", request.UserId);
        violations.CheckLength("idempotency_key", request.IdempotencyKey, IdempotencyKeys.MaxKeyLength);
        if (request.Lines.Count is 0 or > MaxLines)
        {
            violations.Add("lines", $"An order has 1 to {MaxLines} lines.");
            return;
        }

        var products = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < request.Lines.Count; i++)
        {
            var line = request.Lines[i];
            violations.CheckId($"lines[{i}].product_id", line.ProductId);
            if (!products.Add(line.ProductId))
            {
                violations.Add($"lines[{i}].product_id", "Each line has another product.");
            }

            if (line.Quantity is < 1 or > MaxQuantity)
            {
                violations.Add($"lines[{i}].quantity", $"A quantity is 1 to {MaxQuantity}.");
            }
        }
    }
}
