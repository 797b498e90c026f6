using GraphBff.Upstream.Streaming;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GraphBff.Upstream.Tests.Streaming;

public sealed class StreamOptionsTests
{
    [Fact]
    public void Options_Defaults_Valid() => Assert.Equal(1024, Validate(_ => { }).RingCapacity);

    [Fact]
    public void Options_QueueLargerThanTheRing_RefusedByName()
        => Assert.Contains(
            "QueueCapacity must be at most RingCapacity, 64",
            Refusal(options => (options.RingCapacity, options.QueueCapacity) = (64, 65)),
            StringComparison.Ordinal);

    [Fact]
    public void Options_DelayGrowsToLess_RefusedByName()
        => Assert.Contains(
            "MaxReopenDelay", Refusal(options => options.MaxReopenDelay = TimeSpan.FromMilliseconds(1)), StringComparison.Ordinal);

    [Fact]
    public void Options_OutOfRange_RefusedByName()
    {
        Assert.Contains("MaxStreams", Refusal(options => options.MaxStreams = 0), StringComparison.Ordinal);
        Assert.Contains("OpenTimeout", Refusal(options => options.OpenTimeout = TimeSpan.Zero), StringComparison.Ordinal);
        Assert.Contains("RingCapacity", Refusal(options => options.RingCapacity = 1), StringComparison.Ordinal);
    }

    private static string Refusal(Action<StreamOptions> configure)
        => Assert.Throws<OptionsValidationException>(() => Validate(configure)).Message;

    private static StreamOptions Validate(Action<StreamOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddUpstreams();
        services.Configure(configure);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<StreamOptions>>().Value;
    }
}
