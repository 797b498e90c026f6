using GraphBff.Transport.Draining;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Tests.Draining;

public class DrainOptionsTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(299, 300)]
    [InlineData(5, 600)]
    public void Options_InRange_AreTaken(int delay, int timeout)
        => Assert.Equal(
            TimeSpan.FromSeconds(timeout), Validate(delay, timeout).GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout);

    [Theory]
    [InlineData(-1, 30)]
    [InlineData(301, 600)]
    [InlineData(0, 0)]
    [InlineData(0, 601)]
    [InlineData(30, 30)]
    public void Options_OutOfRange_StopTheStart(int delay, int timeout)
        => Assert.Throws<OptionsValidationException>(() => Validate(delay, timeout));

    private static ServiceProvider Validate(int delay, int timeout)
    {
        var services = new ServiceCollection().AddGraphTransport()
            .Configure<DrainOptions>(
                options => (options.Delay, options.Timeout) = (TimeSpan.FromSeconds(delay), TimeSpan.FromSeconds(timeout)))
            .BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        return services;
    }
}
