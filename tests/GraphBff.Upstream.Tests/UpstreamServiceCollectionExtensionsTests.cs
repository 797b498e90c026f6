using GraphBff.Upstream.Channels;
using GraphBff.Upstream.Tests.Library;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Upstream.Tests;

public class UpstreamServiceCollectionExtensionsTests
{
    [Fact]
    public void AddUpstream_BadAddress_StopsTheStart()
        => Assert.Throws<ArgumentException>(
            () => new ServiceCollection().AddUpstream<LibraryService.LibraryServiceClient>("library", "nowhere"));

    [Fact]
    public async Task AddUpstream_SeveralServices_HaveOneChannelEach()
    {
        var services = new ServiceCollection();
        services.AddUpstream<LibraryService.LibraryServiceClient>("one", "http://127.0.0.1:1")
            .AddClient<LibraryService.LibraryServiceClient>();
        services.AddUpstream<LibraryService.LibraryServiceClient>("two", _ => "https://two");

        await using var provider = services.BuildServiceProvider();

        Assert.Equal(
            [("one", "http://127.0.0.1:1"), ("two", "https://two")],
            provider.GetServices<UpstreamChannel>().Select(channel => (channel.Name, channel.Address)));
        Assert.Same(provider.GetServices<UpstreamChannel>().First(), provider.GetRequiredKeyedService<UpstreamChannel>("one"));
        Assert.Same(
            provider.GetRequiredService<LibraryService.LibraryServiceClient>(),
            provider.GetRequiredService<LibraryService.LibraryServiceClient>());
    }
}
