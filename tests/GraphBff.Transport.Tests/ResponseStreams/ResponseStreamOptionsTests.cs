using GraphBff.Transport.ResponseStreams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Tests.ResponseStreams;

public class ResponseStreamOptionsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(600)]
    public void Heartbeat_InRange_IsTaken(double seconds) => Validate(options => options.HeartbeatInterval = TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData(-1)]
    [InlineData(0.5)]
    [InlineData(601)]
    public void Heartbeat_OutOfRange_StopsTheStart(double seconds)
        => Assert.Throws<OptionsValidationException>(() => Validate(options => options.HeartbeatInterval = TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0)]
    [InlineData(601)]
    public void SendTimeout_OutOfRange_StopsTheStart(double seconds)
        => Assert.Throws<OptionsValidationException>(() => Validate(options => options.SendTimeout = TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_001)]
    public void MaxStreams_OutOfRange_StopsTheStart(int streams)
        => Assert.Throws<OptionsValidationException>(() => Validate(options => options.MaxStreams = streams));

    private static void Validate(Action<ResponseStreamOptions> configure)
    {
        using var services = new ServiceCollection().AddGraphTransport().Configure(configure).BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
    }
}
