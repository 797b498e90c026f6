using GraphBff.Contracts.Inventory.V1;
using GraphBff.DemoServices.Amounts;
using GraphBff.DemoServices.Paging;
using GraphBff.DemoServices.Storage;
using Microsoft.Data.Sqlite;

namespace GraphBff.DemoServices.Inventory;

internal static class ProductTable
{
    public const string Schema =
        """
        create table products (
            id text primary key,
            sku text not null unique,
            name text not null,
            price_cents integer not null,
            available integer not null check (available >= 0),
            update_time integer not null
        );
        create table stock_adjustments (
            number integer primary key,
            product_id text not null,
            delta integer not null,
            reason text not null,
            create_time integer not null
        );
        """;

    private const string Columns = "p.id, p.sku, p.name, p.price_cents, p.available, p.update_time";

    // Sorts after every text that begins with the prefix.
    private const string LastCharacter = "\U0010FFFF";

    public static void Insert(Session session, Product product) => session.Execute(
        "insert into products values ($id, $sku, $name, $price, $available, $time)",
        ("$id", product.Id), ("$sku", product.Sku), ("$name", product.Name), ("$price", Euros.ToCents(product.Price)),
        ("$available", product.Available), ("$time", product.UpdateTime.ToMilliseconds()));

    public static void SetAvailable(Session session, string id, int available, long now) => session.Execute(
        "update products set available = $available, update_time = $now where id = $id",
        ("$id", id), ("$available", available), ("$now", now));

    /// <summary>Records why somebody changed the stock by hand.</summary>
    public static void InsertAdjustment(Session session, string id, int delta, string reason, long now) => session.Execute(
        """
        insert into stock_adjustments (product_id, delta, reason, create_time) values ($id, $delta, $reason, $now)
        """,
        ("$id", id), ("$delta", delta), ("$reason", reason), ("$now", now));

    /// <summary>Returns the products that exist, in the order of the ids.</summary>
    public static List<Product> Find(Session session, params IEnumerable<string> ids) => session.Query(
        $"select {Columns} from json_each($ids) k join products p on p.id = k.value order by k.key",
        ToProduct,
        ("$ids", KeyList.ToParameter(ids)));

    public static List<Product> All(Session session)
        => session.Query($"select {Columns} from products p order by p.sku", ToProduct);

    public static Page<Product> List(Session session, PageRequest page, string skuPrefix)
    {
        var rows = session.Query(
            $"""
            select {Columns} from products p where p.sku > $after and p.sku >= $prefix and p.sku < $end
            order by p.sku limit $rows
            """,
            ToProduct,
            ("$after", page.After?.Text ?? ""), ("$prefix", skuPrefix), ("$end", skuPrefix + LastCharacter), ("$rows", page.Rows));
        return page.ToPage(rows, product => new(0, product.Sku));
    }

    private static Product ToProduct(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        Sku = row.GetString(1),
        Name = row.GetString(2),
        Price = Euros.FromCents(row.GetInt64(3)),
        Available = row.GetInt32(4),
        UpdateTime = UnixTime.ToTimestamp(row.GetInt64(5)),
    };
}
