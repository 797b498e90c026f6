using GraphBff.Contracts.Common.V1;
using GraphBff.Contracts.Inventory.V1;
using GraphBff.DemoServices.Tests.Errors;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.DemoServices.Tests.Changes;

public sealed class ResumeTests
{
    [Fact]
    public async Task WatchStock_Resumed_EverythingSinceOnce()
    {
        await using var demo = await DemoHost.StartAsync();
        string token;
        using (var first = demo.Inventory.WatchStock(new()))
        {
            await first.NextAsync();
            await AdjustAsync(demo, 3);
            token = (await first.NextAsync(2))[1].ResumeToken;
        }

        await AdjustAsync(demo, 2);
        using var second = demo.Inventory.WatchStock(new() { ResumeToken = token, IncludeCurrentState = true });
        var messages = await second.NextAsync(4);

        Assert.Equal(
            [ChangeKind.Checkpoint, ChangeKind.Updated, ChangeKind.Updated, ChangeKind.Updated],
            messages.Select(message => message.Kind));
        Assert.Equal(token, messages[0].ResumeToken);
        var available = (await demo.Inventory.GetProductAsync(new() { Id = "product-001" })).Product.Available;
        Assert.Equal([available - 2, available - 1, available], messages[1..].Select(message => message.Product.Available));
    }

    [Fact]
    public async Task WatchStock_ResumedFromCheckpoint_NothingIsMissed()
    {
        await using var demo = await DemoHost.StartAsync();
        var token = await CheckpointAsync(demo);
        await AdjustAsync(demo, 1);

        using var watch = demo.Inventory.WatchStock(new() { ResumeToken = token });

        Assert.Equal([ChangeKind.Checkpoint, ChangeKind.Updated], (await watch.NextAsync(2)).Select(message => message.Kind));
    }

    [Fact]
    public async Task WatchStock_TokenOlderThanWhatIsKept_OutOfRange()
    {
        await using var demo = await DemoHost.StartAsync(options => options.ChangesKept = 3);
        var token = await CheckpointAsync(demo);
        await AdjustAsync(demo, 4);

        (await WatchFailureAsync(demo, token)).AssertIs(StatusCode.OutOfRange, "inventory.v1", "RESUME_TOKEN_EXPIRED");
    }

    [Fact]
    public async Task WatchStock_OldestTokenThatIsKept_Resumes()
    {
        await using var demo = await DemoHost.StartAsync(options => options.ChangesKept = 3);
        var token = await CheckpointAsync(demo);
        await AdjustAsync(demo, 3);

        using var watch = demo.Inventory.WatchStock(new() { ResumeToken = token });

        Assert.Equal(3, (await watch.NextAsync(4)).Count(message => message.Kind == ChangeKind.Updated));
    }

    [Fact]
    public async Task WatchStock_ChangesOfOtherServices_DoNotAgeTheToken()
    {
        await using var demo = await DemoHost.StartAsync(options => options.ChangesKept = 1);
        var token = await CheckpointAsync(demo);
        for (var i = 0; i < 3; i++)
        {
            await demo.Users.CreateUserAsync(new() { Name = "Ada", Email = $"ada{i}@example.com" });
        }

        using var watch = demo.Inventory.WatchStock(new() { ResumeToken = token });

        Assert.Equal(token, (await watch.NextAsync()).ResumeToken);
    }

    [Fact]
    public async Task WatchStock_TokenOfAnotherDatabase_OutOfRange()
    {
        await using var one = await DemoHost.StartAsync();
        await using var other = await DemoHost.StartAsync();

        var failure = await WatchFailureAsync(other, await CheckpointAsync(one));

        failure.AssertIs(StatusCode.OutOfRange, "inventory.v1", "RESUME_TOKEN_EXPIRED");
    }

    [Fact]
    public async Task WatchStock_NothingMatchesForHalfAMinute_CheckpointBehindWhatWasPassedOver()
    {
        var start = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var time = new FakeTimeProvider(start);
        await using var demo = await DemoHost.StartAsync(time: time);
        using var quiet = demo.Inventory.WatchStock(new() { ProductIds = { "product-002" } });
        var first = await quiet.NextAsync();
        await AdjustAsync(demo, 2);

        var checkpoint = await AdvancedAsync(time, quiet.NextAsync());
        var elapsed = time.GetUtcNow() - start;
        await AdjustAsync(demo, 1);
        using var resumed = demo.Inventory.WatchStock(new() { ResumeToken = checkpoint.ResumeToken });
        var messages = await resumed.NextAsync(2);

        Assert.Equal((ChangeKind.Checkpoint, null), (checkpoint.Kind, checkpoint.Product));
        Assert.NotEqual(first.ResumeToken, checkpoint.ResumeToken);
        Assert.True(elapsed >= TimeSpan.FromSeconds(30), $"A checkpoint after {elapsed}.");
        var available = (await demo.Inventory.GetProductAsync(new() { Id = "product-001" })).Product.Available;
        Assert.Equal(available, messages[1].Product.Available);
    }

    [Fact]
    public async Task WatchStock_SomethingMatches_NoCheckpointForHalfAMinuteAfterIt()
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
        await using var demo = await DemoHost.StartAsync(time: time);
        using var watch = demo.Inventory.WatchStock(new());
        await watch.NextAsync();
        time.Advance(TimeSpan.FromSeconds(29));
        await AdjustAsync(demo, 1);
        await watch.NextAsync();
        var changed = time.GetUtcNow();

        var checkpoint = await AdvancedAsync(time, watch.NextAsync());

        Assert.Equal(ChangeKind.Checkpoint, checkpoint.Kind);
        Assert.True(time.GetUtcNow() - changed >= TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("AAAAAAAAAAAAAAAAAAAA")]
    public async Task WatchStock_GarbageToken_InvalidArgument(string token)
    {
        await using var demo = await DemoHost.StartAsync();

        (await WatchFailureAsync(demo, token)).AssertInvalid("inventory.v1", "resume_token");
    }

    [Fact]
    public async Task WatchStock_TokenOfAnotherStream_InvalidArgument()
    {
        await using var demo = await DemoHost.StartAsync();
        using var users = demo.Users.WatchUsers(new());

        var failure = await WatchFailureAsync(demo, (await users.NextAsync()).ResumeToken);

        failure.AssertInvalid("inventory.v1", "resume_token");
    }

    private static async Task<Failure> WatchFailureAsync(DemoHost demo, string token)
    {
        using var watch = demo.Inventory.WatchStock(new() { ResumeToken = token });
        return await Failure.OfAsync(() => watch.NextAsync());
    }

    /// <summary>Advances the clock until the next message arrives.</summary>
    private static async Task<T> AdvancedAsync<T>(FakeTimeProvider time, Task<T> next)
    {
        for (var i = 0; i < 2000 && !next.IsCompleted; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(next, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System));
        }

        return await next;
    }

    private static async Task<string> CheckpointAsync(DemoHost demo)
    {
        using var watch = demo.Inventory.WatchStock(new());
        return (await watch.NextAsync()).ResumeToken;
    }

    private static async Task AdjustAsync(DemoHost demo, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await demo.Inventory.AdjustStockAsync(new AdjustStockRequest { ProductId = "product-001", Delta = 1 });
        }
    }
}
