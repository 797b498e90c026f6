using GraphBff.Contracts.Inventory.V1;
using GraphBff.DemoServices.Changes;
using GraphBff.DemoServices.Errors;
using GraphBff.DemoServices.Idempotency;
using GraphBff.DemoServices.Masks;
using GraphBff.DemoServices.Paging;
using GraphBff.DemoServices.Storage;
using Grpc.Core;

namespace GraphBff.DemoServices.Inventory;

internal sealed class InventoryGrpcService(Database database, Stock stock, IdempotencyKeys keys, ChangeFeed feed)
    : InventoryService.InventoryServiceBase
{
    private const int MaxIds = 200;
    private const int MaxSkuLength = 64;
    private const int MaxReasonLength = 200;

    public override Task<GetProductResponse> GetProduct(GetProductRequest request, ServerCallContext context)
    {
        var violations = new Violations(InventoryErrors.Domain);
        violations.CheckId("id", request.Id);
        var mask = ReadMask<Product>.Read(violations, request.ReadMask);
        violations.ThrowIfAny();

        var product = database.Read(session => ProductTable.Find(session, request.Id)).SingleOrDefault()
            ?? throw InventoryErrors.NotFound(request.Id);
        return Task.FromResult(new GetProductResponse { Product = mask.Apply(product) });
    }

    public override Task<BatchGetProductsResponse> BatchGetProducts(BatchGetProductsRequest request, ServerCallContext context)
    {
        var violations = new Violations(InventoryErrors.Domain);
        var ids = violations.CheckIds("ids", request.Ids, MaxIds);
        var mask = ReadMask<Product>.Read(violations, request.ReadMask);
        violations.ThrowIfAny();

        var products = database.Read(session => ProductTable.Find(session, ids));
        return Task.FromResult(new BatchGetProductsResponse { Products = { products.Select(mask.Apply) } });
    }

    public override Task<ListProductsResponse> ListProducts(ListProductsRequest request, ServerCallContext context)
    {
        var violations = new Violations(InventoryErrors.Domain);
        violations.CheckLength("sku_prefix", request.SkuPrefix, MaxSkuLength);
        var page = PageRequest.Read(
            violations, $"inventory.v1 products {request.SkuPrefix}", request.PageSize, request.PageToken);
        var mask = ReadMask<Product>.Read(violations, request.ReadMask);
        violations.ThrowIfAny();

        var products = database.Read(session => ProductTable.List(session, page, request.SkuPrefix));
        return Task.FromResult(new ListProductsResponse
        {
            Products = { products.Items.Select(mask.Apply) },
            NextPageToken = products.NextPageToken,
        });
    }

    public override Task<AdjustStockResponse> AdjustStock(AdjustStockRequest request, ServerCallContext context)
    {
        var violations = new Violations(InventoryErrors.Domain);
        violations.CheckId("product_id", request.ProductId);
        violations.CheckLength("reason", request.Reason, MaxReasonLength);
        violations.CheckLength("idempotency_key", request.IdempotencyKey, IdempotencyKeys.MaxKeyLength);
        if (request.Delta == 0)
        {
            violations.Add("delta", "A delta of 0 would change nothing.");
        }

        violations.ThrowIfAny();

        return keys.WriteOnceAsync(
            InventoryErrors.Domain,
            nameof(AdjustStock),
            request,
            session => new AdjustStockResponse { Product = stock.Adjust(session, request.ProductId, request.Delta, request.Reason) },
            context.CancellationToken);
    }

    public override Task WatchStock(
        WatchStockRequest request, IServerStreamWriter<WatchStockResponse> responseStream, ServerCallContext context)
    {
        var violations = new Violations(InventoryErrors.Domain);
        var ids = violations.CheckIds("product_ids", request.ProductIds, MaxIds);
        var mask = ReadMask<Product>.Read(violations, request.ReadMask);
        violations.ThrowIfAny();

        var watch = new Watch<Product>
        {
            Topic = InventoryErrors.Domain,
            ResumeToken = request.ResumeToken,
            Mask = mask,
            Matches = product => ids.Count == 0 || ids.Contains(product.Id),
            ReadCurrentState = request.IncludeCurrentState
                ? session => ids.Count == 0 ? ProductTable.All(session) : ProductTable.Find(session, ids)
                : null,
        };
        return feed.ServeAsync(
            watch,
            responseStream,
            change => new() { Kind = change.Kind, Product = change.State, ResumeToken = change.ResumeToken },
            context.CancellationToken);
    }
}
