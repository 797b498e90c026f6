using GraphBff.Upstream.Calls;

namespace GraphBff.Upstream.Tests.Calls;

public sealed class CallGateTests
{
    [Fact]
    public async Task EnterAsync_ManyAtOnce_NeverMoreThanItsPlacesAndAllGetThrough()
    {
        var gate = new CallGate(4);
        var within = 0;
        var passed = 0;

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 5000),
            new ParallelOptions { MaxDegreeOfParallelism = 32 },
            async (_, cancellationToken) =>
            {
                await gate.EnterAsync(cancellationToken);
                Assert.InRange(Interlocked.Increment(ref within), 1, 4);
                await Task.Yield();
                Interlocked.Decrement(ref within);
                Interlocked.Increment(ref passed);
                gate.Leave();
            });

        Assert.Equal(5000, passed);
    }

    [Fact]
    public async Task EnterAsync_NoPlaceAndNobodyWaitsAnyMore_IsCancelled()
    {
        var gate = new CallGate(1);
        using var left = new CancellationTokenSource();
        await gate.EnterAsync(left.Token);

        var waiting = gate.EnterAsync(left.Token);
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
