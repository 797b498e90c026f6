using GraphBff.Contracts.Common.V1;
using GraphBff.Contracts.Inventory.V1;
using GraphBff.Contracts.Orders.V1;
using GraphBff.Contracts.Users.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphBff.Tests.Live;

/// <summary>Services with three changes each, the second of which has no object.</summary>
internal static class ChangesWithoutEntity
{
    public static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            System.Net.IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        var app = builder.Build();
        app.MapGrpcService<Users>();
        app.MapGrpcService<Orders>();
        app.MapGrpcService<Inventory>();
        await app.StartAsync();
        return app;
    }

    private static async Task SendAsync<TMessage>(
        string resumeToken,
        Func<ChangeKind, string, int, TMessage> message,
        IServerStreamWriter<TMessage> changes,
        ServerCallContext context)
    {
        var next = resumeToken.Length == 0 ? 1 : resumeToken[1] - '0' + 1;
        await changes.WriteAsync(message(ChangeKind.Checkpoint, $"t{next - 1}", 0), context.CancellationToken);
        for (var number = next; number <= 3; number++)
        {
            await changes.WriteAsync(message(ChangeKind.Updated, $"t{number}", number), context.CancellationToken);
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private sealed class Users : UserService.UserServiceBase
    {
        public override Task WatchUsers(
            WatchUsersRequest request, IServerStreamWriter<WatchUsersResponse> responseStream, ServerCallContext context) => SendAsync(
            request.ResumeToken,
            (kind, token, number) => new WatchUsersResponse
            {
                Kind = kind,
                ResumeToken = token,
                User = number is 1 or 3 ? new() { Id = $"u{number}" } : null,
            },
            responseStream,
            context);
    }

    private sealed class Orders : OrderService.OrderServiceBase
    {
        public override Task WatchOrders(
            WatchOrdersRequest request, IServerStreamWriter<WatchOrdersResponse> responseStream, ServerCallContext context) => SendAsync(
            request.ResumeToken,
            (kind, token, number) => new WatchOrdersResponse
            {
                Kind = kind,
                ResumeToken = token,
                Order = number is 1 or 3 ? new() { Id = $"o{number}" } : null,
            },
            responseStream,
            context);
    }

    private sealed class Inventory : InventoryService.InventoryServiceBase
    {
        public override Task WatchStock(
            WatchStockRequest request, IServerStreamWriter<WatchStockResponse> responseStream, ServerCallContext context) => SendAsync(
            request.ResumeToken,
            (kind, token, number) => new WatchStockResponse
            {
                Kind = kind,
                ResumeToken = token,
                Product = number is 1 or 3 ? new() { Id = $"p{number}" } : null,
            },
            responseStream,
            context);
    }
}
