using GraphBff.Graph;
using GraphBff.Hosting;
using GraphBff.MockServices;
using GraphBff.MockServices.Faults;
using GraphBff.Services;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace GraphBff.Tests.Hosting;

public sealed class MockedServicesTests
{
    [Fact]
    public async Task Start_WithoutAddresses_EachServiceIsMocked()
    {
        var builder = Builder();

        await using var mocked = await MockedServices.StartAsync(builder, Modules.All, new MockSettings());

        Assert.Equal(Modules.All, mocked.Modules);
        Assert.Single(Modules.All.Select(module => UpstreamAddresses.Find(builder.Configuration, module)).Distinct());
    }

    [Fact]
    public async Task Start_WithAnAddress_ThatServiceIsNotMocked()
    {
        var builder = Builder(("USER_SERVICE_URL", "http://user-service:50051"));

        await using var mocked = await MockedServices.StartAsync(builder, Modules.All, new MockSettings());

        Assert.DoesNotContain("users", mocked.Modules.Select(module => module.Name));
        Assert.Equal("http://user-service:50051", UpstreamAddresses.Find(builder.Configuration, Modules.All[0]));
    }

    [Fact]
    public async Task Start_FailureOfAServiceWithAnAddress_SaysThatItIsNotMocked()
    {
        var settings = new MockSettings { Failures = [new FailureRule(new CallTarget("users", null), StatusCode.Internal, "", 1)] };

        var error = await Assert.ThrowsAsync<ConfigurationException>(
            () => MockedServices.StartAsync(Builder(("USER_SERVICE_URL", "http://user-service:50051")), Modules.All, settings));

        Assert.Equal("users has an address, so it is not mocked, and --fail and --latency cannot name it.", error.Message);
    }

    private static WebApplicationBuilder Builder(params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        return builder;
    }
}
