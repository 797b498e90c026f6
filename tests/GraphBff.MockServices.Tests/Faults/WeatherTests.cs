using GraphBff.MockServices.Faults;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.MockServices.Tests.Faults;

public sealed class WeatherTests
{
    private const int Calls = 2000;

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.2)]
    [InlineData(0.9)]
    public async Task Pass_AShareFails_ThatShareOfCallsDoes(double share)
    {
        var fates = await FatesAsync(seed: 1, share);

        Assert.InRange(fates.Count(fate => fate == StatusCode.Unavailable), Calls * (share - 0.03), Calls * (share + 0.03));
    }

    [Fact]
    public async Task Pass_OneSeed_OneSequence()
    {
        Assert.Equal(await FatesAsync(seed: 7, 0.2), await FatesAsync(seed: 7, 0.2));
        Assert.NotEqual(await FatesAsync(seed: 7, 0.2), await FatesAsync(seed: 8, 0.2));
    }

    [Fact]
    public async Task Pass_ServicesWithAMethodOfOneName_CountTheirOwnCalls()
    {
        var alone = await FatesAsync(seed: 1, 0.2);
        var weather = Weather(1, 0.2);
        var between = new List<StatusCode>();
        for (var i = 0; i < Calls; i++)
        {
            await FateAsync(weather, "orders", "Get");
            between.Add(await FateAsync(weather, "users", "Get"));
        }

        Assert.Equal(alone, between);
    }

    [Fact]
    public async Task Pass_AnotherMethod_IsNotAffected()
        => Assert.Equal(StatusCode.OK, await FateAsync(Weather(1, 1.0), "users", "List"));

    [Fact]
    public async Task Pass_Latency_WaitsAtLeastThatLong()
    {
        var time = new FakeTimeProvider();
        var rule = new LatencyRule(new CallTarget("users", null), TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(300));
        var weather = new Weather([rule], [], 1, time);

        var calls = Enumerable.Range(0, 50).Select(_ => weather.PassAsync("users", "Get", default)).ToList();

        time.Advance(TimeSpan.FromMilliseconds(49));
        Assert.DoesNotContain(calls, call => call.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(125));
        Assert.Contains(calls, call => call.IsCompleted);
        Assert.Contains(calls, call => !call.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(126));
        await Task.WhenAll(calls);
    }

    [Fact]
    public async Task Pass_SeveralLatencies_TheMostPreciseHolds()
    {
        var time = new FakeTimeProvider();
        LatencyRule Rule(string? service, string? method, int seconds)
            => new(new CallTarget(service, method), TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds));
        var weather = new Weather([Rule(null, null, 30), Rule("users", "Get", 1), Rule("users", null, 20)], [], 1, time);

        var call = weather.PassAsync("users", "Get", default);
        Assert.False(call.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        await call;
    }

    private static Weather Weather(int seed, double share)
        => new([], [new FailureRule(new CallTarget(null, "Get"), StatusCode.Unavailable, "", share)], seed, TimeProvider.System);

    private static async Task<List<StatusCode>> FatesAsync(int seed, double share)
    {
        var weather = Weather(seed, share);
        var fates = new List<StatusCode>();
        for (var i = 0; i < Calls; i++)
        {
            fates.Add(await FateAsync(weather, "users", "Get"));
        }

        return fates;
    }

    private static async Task<StatusCode> FateAsync(Weather weather, string service, string method)
    {
        try
        {
            await weather.PassAsync(service, method, default);
            return StatusCode.OK;
        }
        catch (RpcException failure)
        {
            return failure.StatusCode;
        }
    }
}
