using GraphBff.Graph;
using GraphBff.Services;
using GraphBff.Users;
using Microsoft.Extensions.Configuration;

namespace GraphBff.Tests.Services;

public sealed class UpstreamAddressesTests
{
    [Theory]
    [InlineData("users", "USER_SERVICE_URL")]
    [InlineData("orders", "ORDER_SERVICE_URL")]
    [InlineData("payments", "PAYMENT_SERVICE_URL")]
    [InlineData("inventory", "INVENTORY_SERVICE_URL")]
    public void Address_FromTheModulesVariable(string name, string variable)
        => Assert.Equal(
            "http://a:50051",
            UpstreamAddresses.Find(Configured((variable, " http://a:50051 ")), Modules.All.Single(module => module.Name == name)));

    [Fact]
    public void Address_SectionAndVariable_TheSectionWins()
        => Assert.Equal(
            "http://section:1",
            UpstreamAddresses.Find(
                Configured(("USER_SERVICE_URL", "http://variable:1"), ("Upstreams:users:Address", "http://section:1")), new UsersModule()));

    [Fact]
    public void Address_Blank_IsNone() => Assert.Null(UpstreamAddresses.Find(Configured(("USER_SERVICE_URL", " ")), new UsersModule()));

    [Theory]
    [InlineData("user-service:50051")]
    [InlineData("ftp://user-service")]
    [InlineData("http://user-service:50051/path")]
    [InlineData("nonsense")]
    public void Address_OfAnotherForm_StopsTheStart(string address)
    {
        var error = Assert.Throws<ConfigurationException>(
            () => UpstreamAddresses.Find(Configured(("USER_SERVICE_URL", address)), new UsersModule()));

        Assert.Contains(address, error.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Configured(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
        .Build();
}
