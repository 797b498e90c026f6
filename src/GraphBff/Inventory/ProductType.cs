using GraphBff.Contracts.Inventory.V1;
using GraphBff.Engine.Types;

namespace GraphBff.Inventory;

internal sealed class ProductType : ObjectType<Product>
{
    public ProductType()
    {
        Node<ProductByIdLoader>(product => product.Id);
        String("sku", product => product.Sku);
        String("name", product => product.Name);
        Object<MoneyType>("price", product => product.Price);
        Int("available", product => product.Available);
        DateTime("updateTime", product => product.UpdateTime?.ToDateTimeOffset());
    }
}
