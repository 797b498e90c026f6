using Google.Protobuf.WellKnownTypes;
using GraphBff.Contracts.Inventory.V1;
using GraphBff.Upstream.Calls;
using Grpc.Core;

namespace GraphBff.Inventory;

internal sealed class ProductByIdLoader(InventoryService.InventoryServiceClient inventory)
    : BatchGetLoader<Product, BatchGetProductsResponse, GetProductResponse>(maxBatchSize: 200)
{
    protected override string KeyOf(Product product) => product.Id;

    protected override AsyncUnaryCall<BatchGetProductsResponse> BatchGet(IReadOnlyList<string> ids, FieldMask? mask, CallOptions options)
        => inventory.BatchGetProductsAsync(new() { Ids = { ids }, ReadMask = mask }, options);

    protected override IReadOnlyList<Product> Items(BatchGetProductsResponse response) => response.Products;

    protected override AsyncUnaryCall<GetProductResponse> Get(string id, FieldMask? mask, CallOptions options)
        => inventory.GetProductAsync(new() { Id = id, ReadMask = mask }, options);

    protected override Product? Item(GetProductResponse response) => response.Product;
}
