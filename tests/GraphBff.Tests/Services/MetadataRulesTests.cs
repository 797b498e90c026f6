using GraphBff.Services;
using GraphBff.Testing;
using Microsoft.Extensions.Options;

namespace GraphBff.Tests.Services;

public sealed class MetadataRulesTests
{
    [Theory]
    [InlineData("x bad")]
    [InlineData("x:bad")]
    [InlineData("\u00fc")]
    [InlineData("grpc-timeout")]
    [InlineData("Content-Type")]
    [InlineData("te")]
    [InlineData("Host")]
    [InlineData("connection")]
    [InlineData("user-agent")]
    [InlineData("traceparent")]
    [InlineData("x-request-id")]
    public async Task ForwardedHeader_ThatCannotBe_StopsTheStart(string name)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => TestGraph.StartAsync(("Caller:ForwardedHeaders:0", name)));

        Assert.Contains($"Caller:ForwardedHeaders: '{name}'", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x-tenant-id")]
    [InlineData("X-Tenant_Id.2")]
    [InlineData("x-thing-bin")]
    [InlineData("authorization")]
    [InlineData("")]
    public void ForwardedHeader_ThatCan_IsTaken(string name) => Assert.Null(MetadataRules.FaultOfName(name));

    [Theory]
    [InlineData("x bad", "v")]
    [InlineData("grpc-timeout", "1S")]
    [InlineData("authorization", "line\nbreak")]
    public async Task OwnMetadata_ThatCannotBe_StopsTheStart(string name, string value)
    {
        var refused = await Assert.ThrowsAsync<ConfigurationException>(
            () => TestGraph.StartAsync(($"Upstreams:inventory:OwnMetadata:{name}", value)));

        Assert.StartsWith($"Upstreams:inventory:OwnMetadata:{name}", refused.Message, StringComparison.Ordinal);
    }
}
