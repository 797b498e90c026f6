using GraphBff.DemoServices;
using GraphBff.Graph;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Testing;

/// <summary>The demo services in this process, on a real socket. They keep their data in memory and record every call.</summary>
public sealed class TestServices : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestServices(WebApplication app, RecordingUpstream upstream)
    {
        _app = app;
        Upstream = upstream;
    }

    public RecordingUpstream Upstream { get; }

    public string Address => _app.GetDemoServicesAddress().ToString().TrimEnd('/');

    /// <summary>The environment variables with which a product calls these services.</summary>
    public IEnumerable<(string Key, string Value)> Environment => Modules.All.Select(module => (module.AddressVariable, Address));

    public static async Task<TestServices> StartAsync()
    {
        var upstream = new RecordingUpstream();
        var app = DemoServicesHost.CreateEmbedded(
            options => options.InMemory = true,
            builder => builder.Services.AddSingleton(upstream).AddGrpc(options => options.Interceptors.Add<RecordingUpstream>()));
        await app.StartAsync();
        return new TestServices(app, upstream);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
