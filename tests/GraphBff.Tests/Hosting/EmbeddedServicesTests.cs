using Google.Protobuf;
using Google.Protobuf.Reflection;
using GraphBff.Engine;
using GraphBff.Hosting;
using GraphBff.Inventory;
using GraphBff.Orders;
using GraphBff.Payments;
using GraphBff.Services;
using GraphBff.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace GraphBff.Tests.Hosting;

public sealed class EmbeddedServicesTests
{
    private static readonly Module[] ServedModules = [new UsersModule(), new InventoryModule(), new OrdersModule(), new PaymentsModule()];

    [Fact]
    public async Task Start_InProductionWithoutAddresses_SaysWhichVariablesToSet()
    {
        var builder = Builder("Production", ("USER_SERVICE_URL", "http://user-service:50051"));

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => EmbeddedServices.StartAsync(builder, ServedModules));

        Assert.Contains("set INVENTORY_SERVICE_URL, ORDER_SERVICE_URL, PAYMENT_SERVICE_URL.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_InDevelopmentWithoutAddresses_DemoServicesStandIn()
    {
        var builder = Builder("Development", ("USER_SERVICE_URL", "http://user-service:50051"), ("DemoServices:InMemory", "true"));

        await using var embedded = await EmbeddedServices.StartAsync(builder, ServedModules);

        Assert.Equal(["inventory", "orders", "payments"], embedded.Modules.Select(module => module.Name));
        Assert.All(
            embedded.Modules, module => Assert.StartsWith("http://127.0.0.1:", UpstreamAddresses.Find(builder.Configuration, module)));
    }

    [Fact]
    public async Task Start_InDevelopmentModuleWithoutDemoService_SaysWhichVariableToSet()
    {
        var builder = Builder("Development", ("DemoServices:InMemory", "true"));

        var error = await Assert.ThrowsAsync<ConfigurationException>(
            () => EmbeddedServices.StartAsync(builder, [.. ServedModules, new UnservedModule()]));

        Assert.Equal("No address is configured for reviews: set REVIEW_SERVICE_URL. No demo service replaces it.", error.Message);
    }

    [Fact]
    public async Task Start_InDevelopmentModuleWithoutDemoServiceHasAddress_OthersAreEmbedded()
    {
        var builder = Builder("Development", ("DemoServices:InMemory", "true"), ("REVIEW_SERVICE_URL", "http://review-service:50051"));

        await using var embedded = await EmbeddedServices.StartAsync(builder, [.. ServedModules, new UnservedModule()]);

        Assert.Equal(ServedModules, embedded.Modules);
    }

    [Fact]
    public async Task Start_DemoServiceSwitchedOff_SaysWhichVariableToSet()
    {
        var builder = Builder("Development", ("DemoServices:InMemory", "true"), ("DemoServices:Services", "Users, Orders, Inventory"));

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => EmbeddedServices.StartAsync(builder, ServedModules));

        Assert.Contains("for payments: set PAYMENT_SERVICE_URL.", error.Message, StringComparison.Ordinal);
    }

    private static WebApplicationBuilder Builder(string environment, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        return builder;
    }

    private sealed class UnservedModule() : Module("reviews", "REVIEW_SERVICE_URL", Describe())
    {
        public override void Add(GraphBuilder graph) => throw new NotSupportedException();

        private static ServiceDescriptor Describe()
        {
            var file = new FileDescriptorProto
            {
                Name = "review/v1/review.proto",
                Package = "review.v1",
                Syntax = "proto3",
                Service = { new ServiceDescriptorProto { Name = "ReviewService" } },
            };
            return FileDescriptor.BuildFromByteStrings([file.ToByteString()])[0].Services[0];
        }
    }
}
