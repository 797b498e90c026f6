using GraphBff.Contracts.Inventory.V1;
using GraphBff.Testing;
using Grpc.Core;
using Grpc.Net.Client;

namespace GraphBff.Benchmarks.Live;

/// <summary>Increases the stock by one each time, directly at the service, so that a change costs the product only its events.</summary>
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

    /// <summary>The number of changes so far.</summary>
    public int Changes { get; private set; }

    /// <summary>Changes the stock as fast as the service can.</summary>
    public async Task ChangeAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await ChangeAsync();
        }
    }

    /// <summary>Changes the stock at a steady rate until it is stopped. A change that has started is still completed.</summary>
    public async Task ChangeAsync(TimeSpan interval, CancellationToken stopped)
    {
        using var timer = new PeriodicTimer(interval, TimeProvider.System);
        while (!stopped.IsCancellationRequested)
        {
            await ChangeAsync();
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>Waits until the number of changes is reached.</summary>
    public Task ReachAsync(int changes) => Eventually.TrueAsync(() => Changes >= changes, () => $"{Changes} changes instead of {changes}.");

    public void Dispose() => _channel.Dispose();

    // Retries while the service is down. The idempotency key makes all attempts one change.
    private async Task ChangeAsync()
    {
        var request = new AdjustStockRequest { ProductId = ProductId, Delta = 1, IdempotencyKey = Guid.NewGuid().ToString() };
        while (!await TryAsync(request))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        Changes++;
    }

    private async Task<bool> TryAsync(AdjustStockRequest request)
    {
        try
        {
            await _inventory.AdjustStockAsync(request, deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(5));
            return true;
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded
            or StatusCode.Internal)
        {
            return false;
        }
    }
}
