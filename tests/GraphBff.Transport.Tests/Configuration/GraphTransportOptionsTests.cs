using GraphBff.Transport.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Tests.Configuration;

public class GraphTransportOptionsTests
{
    [Fact]
    public void Options_Defaults_AreInRange() => Validate(_ => { });

    [Theory]
    [InlineData(1023)]
    [InlineData((64 * 1024 * 1024) + 1)]
    public void Options_BodySizeOutOfRange_StopsTheStart(int size) => ExpectRefusal(options => options.MaxRequestBodySize = size);

    [Theory]
    [InlineData(255)]
    [InlineData((1024 * 1024) + 1)]
    public void Options_QueryStringOutOfRange_StopsTheStart(int length) => ExpectRefusal(options => options.MaxQueryStringLength = length);

    [Theory]
    [InlineData(99)]
    [InlineData(300_001)]
    public void Options_BudgetOutOfRange_StopsTheStart(int milliseconds)
        => ExpectRefusal(options => options.RequestBudget = TimeSpan.FromMilliseconds(milliseconds));

    [Theory]
    [InlineData(100)]
    [InlineData(300_000)]
    public void Options_BudgetAtTheEdge_IsTaken(int milliseconds)
        => Validate(options => options.RequestBudget = TimeSpan.FromMilliseconds(milliseconds));

    [Theory]
    [InlineData(-1)]
    [InlineData((1 << 30) + 1)]
    public void Options_SendRateOutOfRange_StopsTheStart(int rate) => ExpectRefusal(options => options.MinSendRate = rate);

    [Theory]
    [InlineData(0)]
    [InlineData(601)]
    public void Options_SendGraceOutOfRange_StopsTheStart(int seconds)
        => ExpectRefusal(options => options.SendGrace = TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Options_TinyCompressedSize_StopsTheStart() => ExpectRefusal(options => options.MinCompressedSize = 255);

    [Fact]
    public void Options_NoCompression_IsTaken() => Validate(options => options.MinCompressedSize = int.MaxValue);

    [Fact]
    public void Options_TooManyOrigins_StopTheStart() => ExpectRefusal(options => options.AllowedOrigins = new string[65]);

    private static void ExpectRefusal(Action<GraphTransportOptions> configure)
        => Assert.Throws<OptionsValidationException>(() => Validate(configure));

    private static void Validate(Action<GraphTransportOptions> configure)
    {
        using var services = new ServiceCollection().AddGraphTransport(configure).BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
    }
}
