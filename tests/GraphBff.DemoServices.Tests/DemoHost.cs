using GraphBff.Contracts.Inventory.V1;
using GraphBff.Contracts.Orders.V1;
using GraphBff.Contracts.Payments.V1;
using GraphBff.Contracts.Users.V1;
using GraphBff.DemoServices.Configuration;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.DemoServices.Tests;

/// <summary>The services in this process, in memory by default, and clients that call them over a real socket.</summary>
internal sealed class DemoHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DemoHost(WebApplication app)
    {
        _app = app;
        Channel = GrpcChannel.ForAddress(app.GetDemoServicesAddress());
        Users = new(Channel);
        Orders = new(Channel);
        Payments = new(Channel);
        Inventory = new(Channel);
    }

    public GrpcChannel Channel { get; }

    public UserService.UserServiceClient Users { get; }

    public OrderService.OrderServiceClient Orders { get; }

    public PaymentService.PaymentServiceClient Payments { get; }

    public InventoryService.InventoryServiceClient Inventory { get; }

    public static async Task<DemoHost> StartAsync(Action<DemoServicesOptions>? options = null, TimeProvider? time = null)
    {
        var app = DemoServicesHost.CreateEmbedded(
            demo =>
            {
                demo.InMemory = true;
                options?.Invoke(demo);
            },
            builder =>
            {
                if (time is not null)
                {
                    builder.Services.AddSingleton(time);
                }
            });
        await app.StartAsync();
        return new DemoHost(app);
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _app.DisposeAsync();
    }
}
