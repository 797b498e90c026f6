namespace GraphBff.MockServices.Values;

/// <summary>Prices as shops have them.</summary>
internal static class Amounts
{
    private static readonly decimal[] Ends = [0.00m, 0.50m, 0.90m, 0.99m];

    public static decimal Draw(Spot spot)
    {
        var units = 3 + (int)(Math.Pow(spot.Share($"{spot.Path} units"), 2) * 297);
        return units + Ends[spot.Below(Ends.Length)];
    }
}
