using GraphBff.DemoServices.Configuration;
using GraphBff.DemoServices.Tests.Errors;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Grpc.Reflection.V1Alpha;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.DemoServices.Tests;

public sealed class DemoServicesHostTests
{
    [Fact]
    public async Task CreateEmbedded_Subset_ServesOnlyThat()
    {
        await using var demo = await DemoHost.StartAsync(options => options.Services = DemoServiceSet.Users | DemoServiceSet.Orders);

        Assert.Equal("user-0001", (await demo.Users.GetUserAsync(new() { Id = "user-0001" })).User.Id);
        Assert.Equal("order-00001", (await demo.Orders.GetOrderAsync(new() { Id = "order-00001" })).Order.Id);
        Assert.Equal(StatusCode.Unimplemented, (await Failure.OfAsync(demo.Payments.GetPaymentAsync(new() { Id = "x" }))).Code);
        Assert.Equal(StatusCode.Unimplemented, (await Failure.OfAsync(demo.Inventory.GetProductAsync(new() { Id = "x" }))).Code);
    }

    [Fact]
    public async Task CreateEmbedded_TwoHosts_Independent()
    {
        await using var one = await DemoHost.StartAsync();
        await using var other = await DemoHost.StartAsync();

        var created = (await one.Users.CreateUserAsync(new() { Name = "Ada", Email = "ada@example.com" })).User;

        Assert.Equal(StatusCode.NotFound, (await Failure.OfAsync(other.Users.GetUserAsync(new() { Id = created.Id }))).Code);
    }

    [Fact]
    public async Task CreateEmbedded_OptionOutOfRange_DoesNotStart()
        => await Assert.ThrowsAsync<OptionsValidationException>(() => DemoHost.StartAsync(options => options.ChangesKept = 0));

    [Fact]
    public async Task GetDemoServicesAddress_NotStarted_Throws()
    {
        await using var app = DemoServicesHost.CreateEmbedded(options => options.InMemory = true);

        Assert.Throws<InvalidOperationException>(() => app.GetDemoServicesAddress());
    }

    [Fact]
    public async Task Create_CommandLine_IsObeyed()
    {
        string[] args = ["--urls", "http://127.0.0.1:0", "--DemoServices:InMemory", "true", "--DemoServices:Services", "Users"];
        await using var app = DemoServicesHost.Create(args, builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        using var channel = GrpcChannel.ForAddress(app.GetDemoServicesAddress());
        var demo = new Contracts.Users.V1.UserService.UserServiceClient(channel);

        Assert.NotEqual(50051, app.GetDemoServicesAddress().Port);
        Assert.Equal("user-0001", (await demo.GetUserAsync(new() { Id = "user-0001" })).User.Id);
    }

    [Fact]
    public void Create_NoUrls_DefaultAddress()
    {
        using var app = DemoServicesHost.Create([], builder => Assert.Equal("http://127.0.0.1:50051", builder.WebHost.GetSetting("urls")));
    }

    [Fact]
    public async Task Health_ServedAndUnservedService_ServingAndNotFound()
    {
        await using var demo = await DemoHost.StartAsync(options => options.Services = DemoServiceSet.Users);
        var health = new Health.HealthClient(demo.Channel);

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, (await health.CheckAsync(new())).Status);
        Assert.Equal(
            HealthCheckResponse.Types.ServingStatus.Serving,
            (await health.CheckAsync(new() { Service = "user.v1.UserService" })).Status);
        Assert.Equal(StatusCode.NotFound, (await Failure.OfAsync(health.CheckAsync(new() { Service = "order.v1.OrderService" }))).Code);
    }

    [Fact]
    public async Task Reflection_ListServices_NamesThem()
    {
        await using var demo = await DemoHost.StartAsync();
        using var call = new ServerReflection.ServerReflectionClient(demo.Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new() { ListServices = "" });

        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));

        var names = call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name).ToList();
        string[] expected = ["inventory.v1.InventoryService", "order.v1.OrderService", "payment.v1.PaymentService", "user.v1.UserService"];
        Assert.Subset(names.ToHashSet(), expected.ToHashSet());
    }

    [Fact]
    public async Task Call_UnexpectedException_NothingOfItIsTold()
    {
        await using var demo = await DemoHost.StartAsync(time: new BrokenTime());

        var failure = await Failure.OfAsync(demo.Users.CreateUserAsync(new() { Name = "Ada", Email = "ada@example.com" }));

        Assert.Equal(StatusCode.Unknown, failure.Code);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class BrokenTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("A secret of the inside.");
    }
}
