using GraphBff.Contracts.Inventory.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace GraphBff.Benchmarks.Live;

/// <summary>Changes a product's stock by one more each time, at the service itself, so that events cost the product nothing else.</summary>
internal sealed class Stock : IDisposable
{
    public const string Subscription = "subscription { stockChanged { product { number: available } } }";

    private const string ProductId = "product-001";

    private readonly GrpcChannel _channel;
    private readonly InventoryService.InventoryServiceClient _inventory;

    public Stock(string services)
    {
        _channel = GrpcChannel.ForAddress(services);
        _inventory = new InventoryService.InventoryServiceClient(_channel);
    }

    /// <summary>Changes the stock; again and again where the service is down, as one attempt.</summary>
    public async Task ChangeAsync(int times)
    {
        for (int i = 0; i < times; i++)
        {
            var request = new AdjustStockRequest { ProductId = ProductId, Delta = 1, IdempotencyKey = Guid.NewGuid().ToString() };
            while (!await TryAsync(request))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
    }

    public void Dispose() => _channel.Dispose();

    private async Task<bool> TryAsync(AdjustStockRequest request)
    {
        try
        {
            await _inventory.AdjustStockAsync(request, deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(5));
            return true;
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Internal)
        {
            return false;
        }
    }
}
