using System.Net.Sockets;
using GraphBff.Testing;
using GraphBff.Upstream.Channels;
using GraphBff.Upstream.Tests.Library;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Channels;

public class UpstreamChannelTests
{
    [Theory]
    [InlineData("http://user-service:50051", "dns:///user-service:50051", false)]
    [InlineData("http://user-service", "dns:///user-service:80", false)]
    [InlineData("https://user-service/", "dns:///user-service:443", true)]
    [InlineData("http://127.0.0.1:50051", "dns:///127.0.0.1:50051", false)]
    [InlineData("http://[::1]:50051", "dns:///[::1]:50051", false)]
    public void Address_OfTheForm_IsResolvedByName(string address, string target, bool secure)
        => Assert.Equal(new UpstreamAddress(target, secure), UpstreamAddress.Parse("users", address));

    [Theory]
    [InlineData("")]
    [InlineData("user-service:50051")]
    [InlineData("ftp://user-service")]
    [InlineData("http://user-service/path")]
    [InlineData("http://name:password@user-service")]
    [InlineData("http://")]
    public void Address_OfAnotherForm_IsRefusedByName(string address)
    {
        var exception = Assert.Throws<ArgumentException>(() => UpstreamAddress.Parse("users", address));

        Assert.Contains("'users'", exception.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Loopbacks
    {
        get
        {
            var loopbacks = new TheoryData<string, string> { { "127.0.0.1", "127.0.0.1" }, { "127.0.0.1", "localhost" } };
            if (Socket.OSSupportsIPv6)
            {
                loopbacks.Add("[::1]", "[::1]");
            }

            return loopbacks;
        }
    }

    [Theory]
    [MemberData(nameof(Loopbacks))]
    public async Task Call_LoopbackByAnyName_Arrives(string bound, string called)
    {
        await using var host = await LibraryHost.StartAsync(bound);
        host.Library.OnGet = Books.One;
        var address = $"http://{called}:{new Uri(host.Address).Port}";
        await using var channel = TestChannel.To(address);

        var response = await channel.GetAsync("b1");

        Assert.Equal("b1", response.Book.Id);
    }

    [Fact]
    public async Task Call_NobodyListens_IsUnavailableAtOnce()
    {
        var host = await LibraryHost.StartAsync();
        var address = host.Address;
        await host.DisposeAsync();
        await using var channel = TestChannel.To(address);

        Assert.Equal(StatusCode.Unavailable, await channel.StatusAsync());
    }

    [Fact]
    public async Task Call_ServiceComesBack_Arrives()
    {
        var port = LoopbackPort.Next();
        var host = await LibraryHost.StartAsync(port: port);
        host.Library.OnGet = Books.One;

        // A registered read, as in the modules: if it is sent while the old connection closes, it is sent again.
        await using var channel = TestChannel.To(host.Address, build: upstream => upstream.RetryReads(LibraryService.Descriptor));
        await channel.GetAsync("b1");
        await host.DisposeAsync();

        await using var again = await LibraryHost.StartAsync(port: port);
        again.Library.OnGet = Books.One;
        var options = new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(20)).WithWaitForReady();
        var response = await channel.Client.GetBookAsync(new() { Id = "b2" }, options);

        Assert.Equal("b2", response.Book.Id);
    }
}
