using GraphBff.Engine;
using GraphBff.Hosting;
using GraphBff.Inventory;
using GraphBff.Orders;
using GraphBff.Payments;
using GraphBff.Transport;
using GraphBff.Users;

if (SchemaCommand.Claims(args))
{
    return await SchemaCommand.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(args);
await using var embedded = await EmbeddedServices.StartAsync(builder);
builder.Services.AddGraphHost(builder.Configuration);
builder.Services.AddGraph()
    .AddUpstreams(builder.Configuration)
    .AddUsers()
    .AddInventory()
    .AddOrders()
    .AddPayments();

var app = builder.Build();
app.MapGraphHost();
app.MapGraphQL();
app.AnnounceOnStart(embedded);
await app.RunAsync();
return 0;

/// <summary>The host, for tests to start in their own process.</summary>
internal sealed partial class Program;
