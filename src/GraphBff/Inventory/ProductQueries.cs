using GraphBff.Engine.Batching;
using GraphBff.Engine.Output;
using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Inventory;

internal sealed class ProductQueries : TypeExtension<QueryType>
{
    // How old a displayed price or stock may be. An order is checked against the current one.
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    protected override void Extend(QueryType type)
    {
        type.One<ProductType>("product")
            .Argument<NonNullGraphType<IdGraphType>>("id", "The product's global id.")
            .By<ProductByIdLoader>((_, field) => GlobalId.Parse(field.Arguments.Get<string>("id"), "Product", "id"))
            .CacheFor(Freshness)
            .Description("A product; null where there is none of this id.");

        type.Connection<ProductType>("products")
            .Argument<StringGraphType>("skuPrefix", "Only products whose SKU begins so.")
            .Resolve((_, field) => field.Operation.Loader<ProductPages>().ReadAsync(field, new(field.Arguments.Find<string>("skuPrefix"))))
            .CacheFor(Freshness)
            .Description("All products, by SKU.");
    }
}
