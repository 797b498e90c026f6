using GraphBff.MockServices.Faults;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.MockServices.Tests;

/// <summary>The mock in this process, and a channel to it over a real socket.</summary>
internal sealed class MockHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private MockHost(WebApplication app)
    {
        _app = app;
        Channel = GrpcChannel.ForAddress(app.Urls.First());
    }

    public GrpcChannel Channel { get; }

    public string Address => _app.Urls.First();

    public static async Task<MockHost> StartAsync(
        IReadOnlyList<MockedService> services, MockSettings? settings = null, TimeProvider? time = null)
    {
        var app = MockServicesHost.Create(
            services, settings ?? new MockSettings(), builder => builder.Services.AddSingleton(time ?? TimeProvider.System));
        await app.StartAsync();
        return new MockHost(app);
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _app.DisposeAsync();
    }
}
