using GraphBff.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace GraphBff.Tests.Hosting;

public sealed class UpstreamAddressesTests
{
    [Theory]
    [InlineData("users", "USER_SERVICE_URL")]
    [InlineData("orders", "ORDER_SERVICE_URL")]
    [InlineData("payments", "PAYMENT_SERVICE_URL")]
    [InlineData("inventory", "INVENTORY_SERVICE_URL")]
    public void Address_FromTheSeedsVariable(string name, string variable) =>
        Assert.Equal("http://a:50051", UpstreamAddresses.Find(Configured((variable, " http://a:50051 ")), name));

    [Fact]
    public void Address_SectionAndVariable_TheSectionWins() =>
        Assert.Equal(
            "http://section:1",
            UpstreamAddresses.Find(Configured(("USER_SERVICE_URL", "http://variable:1"), ("Upstreams:users:Address", "http://section:1")), "users"));

    [Fact]
    public void Address_Blank_IsNone() => Assert.Null(UpstreamAddresses.Find(Configured(("USER_SERVICE_URL", " ")), "users"));

    [Theory]
    [InlineData("user-service:50051")]
    [InlineData("ftp://user-service")]
    [InlineData("http://user-service:50051/path")]
    [InlineData("nonsense")]
    public void Address_OfAnotherForm_StopsTheStart(string address)
    {
        var error = Assert.Throws<ConfigurationException>(() => UpstreamAddresses.Find(Configured(("USER_SERVICE_URL", address)), "users"));

        Assert.Contains(address, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_InProductionWithoutAddresses_SaysWhichVariablesToSet()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection([new("USER_SERVICE_URL", "http://user-service:50051")]);

        var error = await Assert.ThrowsAsync<ConfigurationException>(async () => await EmbeddedServices.StartAsync(builder));

        Assert.Contains("ORDER_SERVICE_URL, PAYMENT_SERVICE_URL, INVENTORY_SERVICE_URL", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("USER_SERVICE_URL", error.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Configured(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
        .Build();
}
