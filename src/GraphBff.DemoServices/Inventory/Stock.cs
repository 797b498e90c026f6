using GraphBff.Contracts.Common.V1;
using GraphBff.Contracts.Inventory.V1;
using GraphBff.DemoServices.Changes;
using GraphBff.DemoServices.Storage;
using Grpc.Core;

namespace GraphBff.DemoServices.Inventory;

/// <summary>The stock of products. Orders, which change stock in their own transaction, use this class too.</summary>
internal sealed class Stock(ChangeLog changes, TimeProvider time)
{
    /// <summary>Changes the stock by hand, and records the reason.</summary>
    public Product Adjust(Session session, string productId, int delta, string reason)
    {
        var product = Adjust(session, productId, delta);
        ProductTable.InsertAdjustment(session, productId, delta, reason, product.UpdateTime.ToMilliseconds());
        return product;
    }

    /// <summary>Adds to the stock of a product, or subtracts if <paramref name="delta"/> is negative.</summary>
    /// <returns>The product after the change.</returns>
    /// <exception cref="RpcException">NOT_FOUND, or FAILED_PRECONDITION if there is too little or too much.</exception>
    public Product Adjust(Session session, string productId, int delta)
    {
        var product = ProductTable.Find(session, productId).SingleOrDefault() ?? throw InventoryErrors.NotFound(productId);
        var available = (long)product.Available + delta;
        switch (available)
        {
            case < 0:
                throw InventoryErrors.InsufficientStock(productId, product.Available);
            case > int.MaxValue:
                throw InventoryErrors.StockTooLarge(productId);
        }

        var now = time.Now();
        ProductTable.SetAvailable(session, productId, (int)available, now);
        product.Available = (int)available;
        product.UpdateTime = UnixTime.ToTimestamp(now);
        changes.Append(session, InventoryErrors.Domain, ChangeKind.Updated, product);
        return product;
    }
}
