using GraphBff.Contracts.Common.V1;
using GraphBff.Contracts.Inventory.V1;
using GraphBff.Engine.Types;

namespace GraphBff.Inventory;

internal sealed class StockChangeType : ObjectType<WatchStockResponse>
{
    public StockChangeType()
    {
        Enum<ChangeKind>("kind", change => change.Kind);
        Object<ProductType>("product", change => change.Product).NonNull().Description("The product after the change.");
        String("resumeToken", change => change.ResumeToken is "" ? null : change.ResumeToken).Nullable()
            .Description("Where `resumeAfter` goes on after this event; null while the present state is sent.");
    }
}
