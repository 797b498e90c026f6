using GraphBff.Contracts.Common.V1;

namespace GraphBff.DemoServices.Amounts;

/// <summary>The one currency of the shop. Amounts are stored as cents.</summary>
internal static class Euros
{
    public const string CurrencyCode = "EUR";

    private const int NanosPerCent = 10_000_000;

    public static Money FromCents(long cents) => new()
    {
        CurrencyCode = CurrencyCode,
        Units = cents / 100,
        Nanos = (int)(cents % 100) * NanosPerCent,
    };

    /// <summary>Returns the cents of an amount in whole cents.</summary>
    public static long ToCents(Money money) => checked((money.Units * 100) + (money.Nanos / NanosPerCent));

    /// <summary>Says why an amount is not a positive number of whole cents; null if it is one.</summary>
    public static string? WhyNotPayable(Money money) => money switch
    {
        { CurrencyCode: not CurrencyCode } => $"The currency is {CurrencyCode}.",
        { Units: < 0 or > 1_000_000_000 } or { Nanos: < 0 or > 999_999_999 } or { Units: 0, Nanos: 0 }
            => "An amount is more than 0 and at most 1,000,000,000.",
        _ when money.Nanos % NanosPerCent != 0 => "An amount has at most two decimals.",
        _ => null,
    };
}
