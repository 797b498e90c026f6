using GraphBff.Transport.Logging;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Transport.Tests.Logging;

public class LogWindowTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Admits_TheSameAgain_OnceAMinute()
    {
        var suppressed = new List<long>();
        var window = new LogWindow<string>(_time, suppressed.Add);

        Assert.True(window.Admits("a"));
        Assert.False(window.Admits("a"));
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(suppressed);
        Assert.True(window.Admits("a"));
        Assert.Equal([1], suppressed);
    }

    [Fact]
    public void Admits_EverNewOnes_TwentyAMinute()
    {
        var window = new LogWindow<int>(_time, _ => { });

        Assert.Equal(20, Enumerable.Range(0, 1000).Count(window.Admits));
    }
}
