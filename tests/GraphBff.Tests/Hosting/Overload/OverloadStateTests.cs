using GraphBff.Hosting.Overload;
using GraphBff.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Tests.Hosting.Overload;

public sealed class OverloadStateTests : IDisposable
{
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Fast = TimeSpan.FromMilliseconds(249);

    private readonly FakeTimeProvider _time = new();
    private readonly RecordedLogs _logs = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    [Fact]
    public void Delay_AboveTheBoundForSeconds_IsAway()
    {
        var state = State(random: 0);

        Assert.False(IsAwayAfter(state, seconds: 5, Slow));
        Assert.True(IsAwayAfter(state, seconds: 1, Slow));
        Assert.Equal([LogLevel.Warning], _logs.Problems.Select(entry => entry.Level));
    }

    [Fact]
    public void Delay_AboveTheBoundInABurst_IsNotAway()
    {
        var state = State(random: 0);

        for (var burst = 0; burst < 10; burst++)
        {
            Assert.False(IsAwayAfter(state, seconds: 4, Slow));
            Assert.False(IsAwayAfter(state, seconds: 6, Fast));
        }
    }

    [Fact]
    public void Delay_AroundTheBound_ChangesTheStateOnce()
    {
        var state = State(random: 0);
        IsAwayAfter(state, seconds: 6, Slow);

        for (var i = 0; i < 10; i++)
        {
            Assert.True(IsAwayAfter(state, seconds: 1, i % 3 == 0 ? Fast : Between));
        }
    }

    [Fact]
    public void Delay_LowForSeconds_IsBack()
    {
        var state = State(random: 0);
        IsAwayAfter(state, seconds: 6, Slow);

        Assert.True(IsAwayAfter(state, seconds: 5, Fast));
        Assert.False(IsAwayAfter(state, seconds: 1, Fast));
    }

    [Fact]
    public void Delay_StaysHigh_IsAwayForItsTimeAndBackForAnother()
    {
        var state = State(random: 0);
        IsAwayAfter(state, seconds: 6, Slow);

        Assert.True(IsAwayAfter(state, seconds: 29, Slow));
        Assert.False(IsAwayAfter(state, seconds: 6, Slow));
        Assert.True(IsAwayAfter(state, seconds: 1, Slow));
    }

    // What keeps a fleet alive: a gateway without a ready pod answers 503 to everybody.
    [Fact]
    public void Servers_AllOverloaded_AreNotAllAway()
    {
        var random = new Random(1);
        var states = Enumerable.Range(0, 30).Select(_ => State(random)).ToArray();
        var away = new List<int>();

        for (var second = 0; second < 600; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            foreach (var state in states)
            {
                state.Observe(Slow);
            }

            away.Add(states.Count(state => state.IsAway));
        }

        Assert.InRange(away.Average(), 30 * 0.25, 30 * 0.4);
        Assert.InRange(away.Max(), 1, 30 * 2 / 3);
    }

    private bool IsAwayAfter(OverloadState state, int seconds, TimeSpan delay)
    {
        for (var second = 0; second < seconds; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            state.Observe(delay);
        }

        return state.IsAway;
    }

    private OverloadState State(double random) => State(new FixedRandom(random));

    private OverloadState State(Random random) => new(
        Options.Create(new OverloadOptions()),
        _time,
        random,
        ActivatorUtilities.CreateInstance<OverloadMetrics>(_services),
        LoggerFactory.Create(logging => logging.AddProvider(_logs)).CreateLogger<OverloadState>());

    private sealed class FixedRandom(double value) : Random
    {
        public override double NextDouble() => value;
    }
}
