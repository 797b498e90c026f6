using GraphBff.Testing;
using GraphBff.Upstream.Channels;
using GraphBff.Upstream.Tests.Library;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Upstream.Tests.Channels;

/// <summary>A channel that goes over to another address.</summary>
public sealed class MovingTests
{
    [Fact]
    public async Task Move_CallsRun_TheyEndWhereTheyAreAndNewOnesGoThere()
    {
        await using var old = await LibraryHost.StartAsync();
        await using var next = await LibraryHost.StartAsync();
        var released = new TaskCompletionSource();
        old.Library.OnGet = async (request, context) =>
        {
            await released.Task;
            return await Books.One(request, context);
        };
        next.Library.OnGet = Books.One;
        await using var channel = TestChannel.To(old.Address);
        var running = channel.GetAsync("running");
        await Eventually.TrueAsync(() => old.Library.Calls.Count == 1);

        Assert.True(ChannelOf(channel).MoveTo(next.Address));

        // As soon as the name is resolved. Until then calls wait at the old address.
        var calls = new List<Task<GetBookResponse>>();
        await Eventually.TrueAsync(() =>
        {
            calls.Add(channel.GetAsync("new"));
            return next.Library.Calls.Count > 0;
        });
        var before = old.Library.Calls.Count;
        await channel.GetAsync("later");
        Assert.Equal(before, old.Library.Calls.Count);

        released.SetResult();
        Assert.Equal("running", (await running).Book.Id);
        await Task.WhenAll(calls);
        Assert.Equal(next.Address, ChannelOf(channel).Address);
    }

    [Fact]
    public async Task Move_BeforeTheFirstCall_ItGoesThere()
    {
        await using var next = await LibraryHost.StartAsync();
        next.Library.OnGet = Books.One;
        await using var channel = TestChannel.To("http://127.0.0.1:1");

        ChannelOf(channel).MoveTo(next.Address);

        Assert.Equal("b1", (await channel.GetAsync("b1")).Book.Id);
    }

    [Fact]
    public async Task Move_TheNameDoesNotResolve_CallsStay()
    {
        await using var old = await LibraryHost.StartAsync();
        old.Library.OnGet = Books.One;
        await using var channel = TestChannel.To(old.Address);
        await channel.GetAsync();

        ChannelOf(channel).MoveTo("http://no-such-host.invalid:50051");

        for (var i = 0; i < 20; i++)
        {
            await channel.GetAsync();
        }
    }

    [Fact]
    public async Task Move_ThereAndBack_CallsComeBack()
    {
        await using var first = await LibraryHost.StartAsync();
        await using var second = await LibraryHost.StartAsync();
        first.Library.OnGet = second.Library.OnGet = Books.One;
        await using var channel = TestChannel.To(first.Address);
        await channel.GetAsync();

        ChannelOf(channel).MoveTo(second.Address);
        await ArrivesAsync(channel, second);
        ChannelOf(channel).MoveTo(first.Address);

        await ArrivesAsync(channel, first);
    }

    [Fact]
    public async Task Move_TlsBegins_IsRefused()
    {
        await using var channel = TestChannel.To("http://127.0.0.1:1");

        Assert.False(ChannelOf(channel).MoveTo("https://127.0.0.1:1"));
        Assert.Equal("http://127.0.0.1:1", ChannelOf(channel).Address);
    }

    [Fact]
    public async Task Move_NoAddress_IsRefusedByName()
    {
        await using var channel = TestChannel.To("http://127.0.0.1:1");

        Assert.Throws<ArgumentException>(() => ChannelOf(channel).MoveTo("nonsense"));
    }

    private static async Task ArrivesAsync(TestChannel channel, LibraryHost host)
    {
        var before = host.Library.Calls.Count;
        await Eventually.TrueAsync(async () =>
        {
            await channel.GetAsync();
            return host.Library.Calls.Count > before;
        });
    }

    private static UpstreamChannel ChannelOf(TestChannel channel)
        => channel.Services.GetRequiredKeyedService<UpstreamChannel>("library");
}
