using GraphBff.Ide;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace GraphBff.Tests.Ide;

public sealed class IdeOptionsTests
{
    [Theory]
    [InlineData("Development", null, true)]
    [InlineData("Development", "false", false)]
    [InlineData("Production", null, false)]
    [InlineData("Production", "true", true)]
    [InlineData("Staging", null, false)]
    public void Enabled_ByEnvironment_UnlessConfigured(string environment, string? configured, bool expected)
        => Assert.Equal(expected, Read(environment, ("Ide:Enabled", configured)).Enabled);

    [Fact]
    public void Directory_Blank_StopsTheStart()
        => Assert.Throws<OptionsValidationException>(() => Read("Development", ("Ide:Directory", "")));

    private static IdeOptions Read(string environment, params (string Key, string? Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment });
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings.Where(setting => setting.Value is not null).Select(setting => KeyValuePair.Create(setting.Key, setting.Value)))
            .Build());
        services.AddIde();
        return services.BuildServiceProvider().GetRequiredService<IOptions<IdeOptions>>().Value;
    }
}
