using GraphBff.Engine.Batching;
using GraphBff.Engine.Tests.TestSchema;

namespace GraphBff.Engine.Tests.Batching;

/// <summary>
/// A loader is dispatched when no step of the request can make progress without it. So keys share batches, and nothing waits forever.
/// </summary>
public sealed class DispatchRuleTests
{
    private readonly ProbeGraph _graph = new();

    [Fact]
    public async Task TenAliases_AtTheRoot_OneBatch()
    {
        var fields = string.Join(' ', Enumerable.Range(0, 10).Select(i => $"p{i}: loaded(number: {i}) {{ number }}"));

        await _graph.DataAsync($"{{ {fields} }}");

        Assert.Equal(["A: 0 1 2 3 4 5 6 7 8 9"], _graph.Script.Batches);
    }

    [Fact]
    public async Task TwoBranches_ReachOneLoaderTogether_OneBatch()
    {
        await _graph.DataAsync("{ probe { a { a { number } } b { a { number } } } other: probe(number: 5) { b { a { number } } } }");

        Assert.Equal(["A: 1", "B: 1 5", "A: 2 6"], _graph.Script.Batches);
    }

    [Fact]
    public async Task EqualKey_OnSeveralLevels_FetchedOnce()
    {
        _graph.Script.Key = _ => "7";

        await _graph.DataAsync("{ probe { a { a { a { number } } } } }");

        Assert.Equal(["A: 7"], _graph.Script.Batches);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task LoadAsync_OneAfterTheOtherInManyResolvers_OneBatchEach(bool onTheLoop)
    {
        _graph.Script.Run = async (probe, field) =>
        {
            var first = await field.Operation.Loader<ProbeLoaderA>()
                .LoadAsync($"{probe.Number}", field.CancellationToken).ConfigureAwait(onTheLoop);
            return await field.Operation.Loader<ProbeLoaderB>()
                .LoadAsync($"{first!.Number}", field.CancellationToken).ConfigureAwait(onTheLoop);
        };

        await _graph.DataAsync("{ probe { items { run { number } } } again: probe { items { run { number } } } }");

        Assert.Equal(["A: 10 11 12", "B: 11 12 13"], _graph.Script.Batches);
    }

    [Fact]
    public async Task LoadAsync_FromTheThreadPool_NeverWaitsForEver()
    {
        _graph.Script.Run = async (probe, field) => await Task.Run(async () =>
        {
            var loads = Enumerable.Range(0, 5).Select(i =>
                Task.Run(() => field.Operation.Loader<ProbeLoaderB>().LoadAsync($"{probe.Number + i}", field.CancellationToken)));
            var loaded = await Task.WhenAll(loads);
            return (object?)await field.Operation.Loader<ProbeLoaderA>().LoadAsync($"{loaded[4]!.Number}").ConfigureAwait(false);
        });

        Assert.Equal(
            """{"probe":{"items":[{"run":{"number":16}},{"run":{"number":17}},{"run":{"number":18}}]}}""",
            await _graph.DataAsync("{ probe { items { run { number } } } }"));
    }

    [Fact]
    public async Task Steps_ThatWaitForEachOthersLoaders_BothEnd()
    {
        _graph.Script.Run = async (probe, field) =>
        {
            var a = field.Operation.Loader<ProbeLoaderA>();
            var b = field.Operation.Loader<ProbeLoaderB>();
            return probe.Number % 2 == 0
                ? await b.LoadAsync($"{(await a.LoadAsync("1"))!.Number}")
                : await a.LoadAsync($"{(await b.LoadAsync("1"))!.Number}");
        };

        await _graph.DataAsync("{ probe { items { run { number } } } }");

        Assert.Equal(
            ["A: 1", "B: 1", "B: 2", "A: 2"],
            _graph.Script.Batches.OrderBy(batch => batch[3]).ThenBy(batch => batch[3] == '1' ? batch[0] : -batch[0]));
    }

    [Fact]
    public async Task Loader_ThatAsksAnotherLoaderInItsBatch_Ends()
    {
        _graph.Script.Run = (_, field) =>
        {
            _graph.Script.Fetching = async (loader, _) =>
            {
                if (loader == "A")
                {
                    await field.Operation.Loader<ProbeLoaderB>().LoadAsync("3").ConfigureAwait(false);
                }
            };
            return new(_graph.Script.Probe(1));
        };

        Assert.Equal("""{"probe":{"run":{"a":{"number":2}}}}""", await _graph.DataAsync("{ probe { run { a { number } } } }"));
        Assert.Equal(["A: 1", "B: 3"], _graph.Script.Batches);
    }

    [Fact]
    public async Task SlowField_DoesNotDelayItsSiblingsChildren()
    {
        var slow = new TaskCompletionSource();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _graph.Script.Run = async (probe, _) =>
        {
            await slow.Task;
            return probe;
        };
        _graph.Script.Fetching = (_, keys) =>
        {
            if (keys[0] == "3")
            {
                reached.SetResult();
            }

            return Task.CompletedTask;
        };

        var running = _graph.DataAsync("{ probe { run { number } a { a { a { number } } } } }");
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.False(running.IsCompleted);
        slow.SetResult();

        Assert.Equal("""{"probe":{"run":{"number":1},"a":{"a":{"a":{"number":4}}}}}""", await running);
    }
}
