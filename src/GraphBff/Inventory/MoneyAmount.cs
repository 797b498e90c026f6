using System.Globalization;
using GraphBff.Contracts.Common.V1;

namespace GraphBff.Inventory;

/// <summary>Converts money between the contracts' form (whole units and billionths) and the graph's (a decimal string).</summary>
internal static class MoneyAmount
{
    private const int NanosPerUnit = 1_000_000_000;

    /// <summary>The amount with at least two decimals.</summary>
    public static string Format(Money money)
        => (money.Units + (decimal)money.Nanos / NanosPerUnit).ToString("0.00#######", CultureInfo.InvariantCulture);

    /// <summary>Reads a decimal with at most nine decimals.</summary>
    /// <returns>False if the text is not such a number, or the contract cannot hold it.</returns>
    public static bool TryParse(string text, string currencyCode, out Money money)
    {
        money = new Money { CurrencyCode = currencyCode };
        if (!decimal.TryParse(
            text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount)
            || amount.Scale > 9
            || decimal.Truncate(amount) is < long.MinValue or > long.MaxValue)
        {
            return false;
        }

        money.Units = (long)decimal.Truncate(amount);
        money.Nanos = (int)((amount - money.Units) * NanosPerUnit);
        return true;
    }
}
