using System.Net;
using GraphBff.Hosting;
using GraphBff.Hosting.Overload;
using GraphBff.Hosting.Warming;
using GraphBff.Testing;
using GraphBff.Transport.Draining;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Tests.Hosting.Overload;

public sealed class OverloadedServerTests
{
    [Fact]
    public async Task Ready_Overloaded_Is503UntilTheOverloadHasPassed()
    {
        var time = new FakeTimeProvider();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        AddState(builder.Services, time).AddSingleton<DrainState>().AddWarmUp(warmsUp: false).AddHealthChecks();
        await using var app = builder.Build();
        app.MapHealthChecks("/health/ready").WhileReady();
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var state = app.Services.GetRequiredService<OverloadState>();

        Assert.Equal((HttpStatusCode.OK, "Healthy"), await GetAsync(http));

        Observe(state, time, TimeSpan.FromSeconds(1), until: () => state.IsAway);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Overloaded"), await GetAsync(http));

        Observe(state, time, TimeSpan.Zero, until: () => !state.IsAway);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await GetAsync(http));
    }

    [Fact]
    public async Task Sampler_WorkWaitsForAThread_ObservesTheDelay()
    {
        var time = new SlowPool(TimeSpan.FromSeconds(2));
        await using var services = AddState(new ServiceCollection().AddLogging().AddMetrics(), time).BuildServiceProvider();
        using var sampler = ActivatorUtilities.CreateInstance<PoolDelaySampler>(services);
        var metrics = services.GetRequiredService<OverloadMetrics>();

        await sampler.StartAsync(default);
        await Eventually.TrueAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return metrics.PoolDelay >= TimeSpan.FromSeconds(2);
        });

        await sampler.StopAsync(default);
    }

    // Without the sampler: its observations would mix with the test's.
    private static IServiceCollection AddState(IServiceCollection services, TimeProvider time) => services
        .AddSingleton(time)
        .AddSingleton(Options.Create(new OverloadOptions()))
        .AddSingleton(Random.Shared)
        .AddSingleton<OverloadMetrics>()
        .AddSingleton<OverloadState>();

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(HttpClient http)
    {
        using var response = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static void Observe(OverloadState state, FakeTimeProvider time, TimeSpan delay, Func<bool> until)
    {
        for (var second = 0; second < 200 && !until(); second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            state.Observe(delay);
        }
    }

    // Each look at the clock is some time after the one before, as if the thread had come that late.
    private sealed class SlowPool(TimeSpan delay) : FakeTimeProvider
    {
        private long _looks;

        public override long GetTimestamp() => base.GetTimestamp() + (Interlocked.Increment(ref _looks) * delay.Ticks);
    }
}
