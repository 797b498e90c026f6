using GraphBff.Transport.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Tests.WebSockets;

public class GraphWebSocketOptionsTests
{
    public static TheoryData<Action<GraphWebSocketOptions>> OutOfRange { get; } =
    [
        options => options.MaxMessageSize = 1023,
        options => options.MaxMessageSize = (16 * 1024 * 1024) + 1,
        options => options.MaxInitPayloadSize = 255,
        options => options.MaxInitPayloadSize = (64 * 1024) + 1,
        options => options.MaxOperations = 0,
        options => options.MaxOperations = 1001,
        options => options.MaxSockets = 0,
        options => options.ConnectionInitTimeout = TimeSpan.FromMilliseconds(999),
        options => options.ConnectionInitTimeout = TimeSpan.FromSeconds(301),
        options => options.PingInterval = TimeSpan.Zero,
        options => options.PingInterval = TimeSpan.FromHours(25),
        options => options.SendTimeout = TimeSpan.Zero,
        options => options.SendTimeout = TimeSpan.FromSeconds(601),
    ];

    [Fact]
    public void Options_Defaults_AreThoseOfTheDocumentation()
    {
        var options = Validate(_ => { });

        Assert.Equal((256 * 1024, 200), (options.MaxMessageSize, options.MaxOperations));
        Assert.False(options.Compression);
    }

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void Options_OutOfRange_StopTheStart(Action<GraphWebSocketOptions> configure)
        => Assert.Throws<OptionsValidationException>(() => Validate(configure));

    private static GraphWebSocketOptions Validate(Action<GraphWebSocketOptions> configure)
    {
        using var services = new ServiceCollection().AddGraphTransport().Configure(configure).BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        return services.GetRequiredService<IOptions<GraphWebSocketOptions>>().Value;
    }
}
