using System.Globalization;
using GraphBff.Contracts.Inventory.V1;
using GraphBff.DemoServices.Amounts;
using GraphBff.DemoServices.Inventory;
using GraphBff.DemoServices.Storage;

namespace GraphBff.DemoServices.Seeding;

/// <summary>The products of a new database: every kind in every material.</summary>
internal static class ProductSeed
{
    // 2025-01-01T00:00:00Z
    private const long Time = 1_735_689_600_000;

    private static readonly (string Code, string Name, int BaseCents)[] Kinds =
    [
        ("BED", "Bed", 49900), ("BNC", "Bench", 15900), ("BSK", "Basket", 2490), ("CHR", "Chair", 8900), ("CLK", "Clock", 3990),
        ("DSK", "Desk", 24900), ("FRM", "Picture Frame", 1490), ("LMP", "Lamp", 4990), ("SHF", "Shelf", 7900), ("STL", "Stool", 4500),
    ];

    private static readonly string[] Materials =
    [
        "Ash", "Bamboo", "Beech", "Birch", "Brass", "Cane", "Ceramic", "Cherry", "Cork", "Elm",
        "Glass", "Linen", "Maple", "Marble", "Oak", "Pine", "Rattan", "Steel", "Teak", "Walnut",
    ];

    public static List<Product> Insert(Session session)
    {
        var random = new SeedRandom(2);
        var products = new List<Product>();
        foreach (var (code, kind, baseCents) in Kinds)
        {
            for (var material = 0; material < Materials.Length; material++)
            {
                var product = new Product
                {
                    Id = string.Create(CultureInfo.InvariantCulture, $"product-{products.Count + 1:D3}"),
                    Sku = string.Create(CultureInfo.InvariantCulture, $"{code}-{material + 1:D3}"),
                    Name = $"{Materials[material]} {kind}",
                    Price = Euros.FromCents(baseCents + (random.Next(40) * 100)),
                    Available = random.Chance(5) ? 0 : random.Between(1, 500),
                    UpdateTime = UnixTime.ToTimestamp(Time),
                };
                ProductTable.Insert(session, product);
                products.Add(product);
            }
        }

        return products;
    }
}
