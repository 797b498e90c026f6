using GraphBff.Transport.Logging;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Transport.Tests.Logging;

public class LogWindowTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Admits_TheSameAgain_OnceAMinute()
    {
        var window = new LogWindow<string>(_time);

        Assert.True(window.Admits("a", out _));
        Assert.False(window.Admits("a", out _));
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.True(window.Admits("a", out var suppressed));
        Assert.Equal(1, suppressed);
    }

    [Fact]
    public void Admits_EverNewOnes_TwentyAMinute()
    {
        var window = new LogWindow<int>(_time);

        Assert.Equal(20, Enumerable.Range(0, 1000).Count(key => window.Admits(key, out _)));
    }
}
