using System.Collections.Concurrent;
using GraphBff.Testing;
using GraphBff.Upstream.Tests.Library;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Channels.Balancing;

public sealed class PickingTests
{
    private const string Well = "127.0.0.1";
    private const string Sick = "127.0.0.2";

    [Fact]
    public async Task Read_FailedOnOneInstance_IsSentToTheOther()
    {
        var seen = new ConcurrentQueue<string>();
        var isSick = false;
        TestChannel? channel = null;
        var port = LoopbackPort.Next();
        await using var well = await RawHost.StartAsync(
            context =>
            {
                seen.Enqueue(Well);
                return RawHost.OkAsync(context);
            },
            Well,
            port);
        await using var sick = await RawHost.StartAsync(
            async context =>
            {
                seen.Enqueue(Sick);
                if (!isSick)
                {
                    await RawHost.OkAsync(context);
                    return;
                }

                // Uses the other instance's turn, so that the next turn is this one's again.
                await channel!.GetAsync();
                await RawHost.FailAsync(context, StatusCode.Unavailable);
            },
            Sick,
            port);
        await using var made = TestChannel.To(
            $"http://library:{port}",
            options => (options.MaxAttempts, options.EjectAfterFailures) = (2, 0),
            upstream => upstream.RetryReads(LibraryService.Descriptor),
            Well,
            Sick);
        channel = made;
        while (seen.Distinct().Count() < 2)
        {
            await channel.GetAsync();
        }

        isSick = true;
        seen.Clear();
        while (seen.Count(host => host == Sick) < 5)
        {
            Assert.Equal(StatusCode.OK, await channel.StatusAsync());
        }
    }
}
