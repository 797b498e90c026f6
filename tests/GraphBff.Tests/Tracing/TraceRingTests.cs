using GraphBff.Engine.Tracing;
using GraphBff.Tracing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Tests.Tracing;

public sealed class TraceRingTests
{
    [Fact]
    public void Add_MoreThanItsBytes_DropsTheOldest()
    {
        var size = SizeOf(Trace(calls: 10));
        var ring = Ring(kept: 100, bytes: (size * 3) + (size / 2));

        for (var i = 0; i < 10; i++)
        {
            ring.Add(Trace(calls: 10));
        }

        Assert.Equal([10, 9, 8], ring.Entries.Select(entry => entry.Id));
        Assert.Null(ring.Find(7));
        Assert.NotNull(ring.Find(8));
    }

    [Fact]
    public void Add_LargerThanAllItsBytes_IsNotKeptAndDropsNothing()
    {
        var ring = Ring(kept: 100, bytes: SizeOf(Trace(calls: 10)));
        ring.Add(Trace(calls: 1));

        ring.Add(Trace(calls: 100));

        Assert.Equal([1], ring.Entries.Select(entry => entry.Id));
    }

    [Fact]
    public async Task Add_FromManyThreads_KeepsAsManyAsItMay()
    {
        var ring = Ring(kept: 5, bytes: int.MaxValue);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 50; i++)
            {
                ring.Add(Trace(calls: 1));
            }
        })));

        Assert.Equal(5, ring.Entries.Select(entry => entry.Id).Distinct().Count());
    }

    private static TraceRing Ring(int kept, int bytes)
        => new(Options.Create(new TracingOptions { KeptOperations = kept, KeptBytes = bytes }));

    private static int SizeOf(OperationTrace trace)
    {
        var ring = Ring(kept: 1, bytes: int.MaxValue);
        ring.Add(trace);
        return ring.Entries[0].Size;
    }

    private static OperationTrace Trace(int calls)
    {
        // The clock does not advance, so that equal traces have equal sizes.
        var trace = new OperationTrace(new FakeTimeProvider(), new TraceSettings());
        for (var i = 0; i < calls; i++)
        {
            trace.BeginCall(null, "users", "/user.v1.UserService/GetUser")?.End("OK", attempts: 1);
        }

        return trace;
    }
}
