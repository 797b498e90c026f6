using GraphBff.Upstream.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GraphBff.Upstream.Tests.Configuration;

public class UpstreamOptionsTests
{
    [Fact]
    public void Options_Defaults_AreValid() => Assert.Equal(TimeSpan.FromSeconds(2), Value(_ => { }).CallTimeout);

    [Fact]
    public void Options_OutOfRange_StopTheStart()
    {
        Assert.Throws<OptionsValidationException>(() => Value(options => options.CallTimeout = TimeSpan.FromMilliseconds(1)));
        Assert.Throws<OptionsValidationException>(() => Value(options => options.MaxAttempts = 0));
        Assert.Throws<OptionsValidationException>(() => Value(options => options.RetryRatio = -0.1));
        Assert.Throws<OptionsValidationException>(() => Value(options => options.RetryReserve = -1));
        Assert.Throws<OptionsValidationException>(() => Value(options => options.BisectPause = TimeSpan.FromHours(2)));
        Assert.Throws<OptionsValidationException>(() => Value(options => options.MaxReadsPerPage = 0));
        Assert.Throws<OptionsValidationException>(() => Value(options => options.EjectionTime = TimeSpan.FromMinutes(6)));
    }

    private static UpstreamOptions Value(Action<UpstreamOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddUpstreams().Configure(configure);
        return services.BuildServiceProvider().GetRequiredService<IOptions<UpstreamOptions>>().Value;
    }
}
