using System.Collections.Concurrent;
using GraphBff.Engine.Running;
using GraphBff.Engine.Tests.TestSchema;
using GraphBff.Testing;

namespace GraphBff.Engine.Tests.Running;

/// <summary>An operation with many items computes on threads of its own, and leaves those of the pool to the others.</summary>
public sealed class LargeOperationThreadsTests
{
    private static readonly AsyncLocal<string?> Ambient = new();

    [Theory]
    [InlineData(200, false)]
    [InlineData(5_000, true)]
    public async Task Operation_OfManyItems_RunsApart(int items, bool isApart)
    {
        var seen = new ConcurrentQueue<bool>();
        var contexts = new ConcurrentQueue<string?>();
        var graph = new ProbeGraph();
        graph.Script.Items = _ => Enumerable.Range(0, items).Select(graph.Script.Probe).ToArray();
        graph.Script.Key = _ => "1";
        graph.Script.Run = async (probe, _) =>
        {
            Record();
            await Task.Yield();
            Record();
            return probe;
        };

        Ambient.Value = "of this request";
        var data = await graph.DataAsync("{ probe { items { a { number } } again: items { a { run { number } } } } }");

        Assert.EndsWith("""{"a":{"run":{"number":2}}}]}}""", data, StringComparison.Ordinal);
        Assert.Equal(items * 2, seen.Count);
        Assert.All(seen, apart => Assert.Equal(isApart, apart));
        Assert.All(contexts, value => Assert.Equal("of this request", value));

        void Record()
        {
            seen.Enqueue(Thread.CurrentThread.Name == LargeOperationThreads.ThreadName);
            contexts.Enqueue(Ambient.Value);
        }
    }

    [Fact]
    public async Task Queue_MoreThanThreads_TheOthersWait()
    {
        var threads = new LargeOperationThreads(2);
        using var gate = new SemaphoreSlim(0);
        var begun = 0;
        var done = 0;
        for (var i = 0; i < 5; i++)
        {
            threads.Queue(new Work(() =>
            {
                Interlocked.Increment(ref begun);
                gate.Wait();
                Interlocked.Increment(ref done);
            }));
        }

        await Eventually.TrueAsync(() => Volatile.Read(ref begun) == 2);
        gate.Release();
        await Eventually.TrueAsync(() => Volatile.Read(ref begun) == 3 && Volatile.Read(ref done) == 1);
        gate.Release(4);
        await Eventually.TrueAsync(() => Volatile.Read(ref done) == 5);
    }

    [Fact]
    public async Task Work_AfterOther_SeesNothingOfIt()
    {
        var threads = new LargeOperationThreads(1);
        var seen = new TaskCompletionSource<(string?, SynchronizationContext?)>();
        threads.Queue(new Work(() => Ambient.Value = "of another request"));
        threads.Queue(new Work(() => seen.SetResult((Ambient.Value, SynchronizationContext.Current))));

        Assert.Equal((null, null), await seen.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Thread_WithoutWork_Ends()
    {
        var threads = new LargeOperationThreads(1);
        var first = await ThreadOfAsync(threads);
        await Eventually.TrueAsync(() => !first.IsAlive);

        Assert.NotSame(first, await ThreadOfAsync(threads));
    }

    private static Task<Thread> ThreadOfAsync(LargeOperationThreads threads)
    {
        var seen = new TaskCompletionSource<Thread>(TaskCreationOptions.RunContinuationsAsynchronously);
        threads.Queue(new Work(() => seen.SetResult(Thread.CurrentThread)));
        return seen.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private sealed class Work(Action action) : IThreadPoolWorkItem
    {
        public void Execute() => action();
    }
}
