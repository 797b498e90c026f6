using GraphBff.Engine.Errors;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Tests.TestSchema;

namespace GraphBff.Engine.Tests.Execution;

/// <summary>The request parameter onError (graphql/graphql-spec, pull request 1163).</summary>
public sealed class ErrorBehaviorTests
{
    private readonly ProbeGraph _graph = new();

    [Theory]
    [InlineData("text", "{\"text\":null,\"number\":1}", "probe.text NULL_IN_NON_NULL")]
    [InlineData("selfSure { text }", "{\"selfSure\":{\"text\":null},\"number\":1}", "probe.selfSure.text NULL_IN_NON_NULL")]
    public async Task Null_InNonNullLeaf_OnlyItIsNull(string selection, string probe, string error)
    {
        _graph.Script.Text = number => number == 1 ? null : $"{number}";

        var (data, errors) = await _graph.FailAsync($"{{ probe {{ {selection} number }} }}", onError: ErrorBehavior.Null);

        Assert.Equal($$"""{"probe":{{probe}}}""", data);
        Assert.Equal([error], errors);
    }

    [Fact]
    public async Task Null_InNonNullItem_TheListStaysWhole()
    {
        _graph.Script.Items = _ => new object?[] { _graph.Script.Probe(5), null, _graph.Script.Probe(6) };

        var (data, errors) = await _graph.FailAsync("{ probe { items { number } } }", onError: ErrorBehavior.Null);

        Assert.Equal("""{"probe":{"items":[{"number":5},null,{"number":6}]}}""", data);
        Assert.Equal(["probe.items.1 NULL_IN_NON_NULL"], errors);
    }

    [Fact]
    public async Task Null_WhereALeafThrows_OnlyItIsNull()
    {
        _graph.Script.Text = number => number == 1 ? throw new GraphException("FAILED", "Failed.") : "there";

        var (data, errors) = await _graph.FailAsync(
            "{ probeSure { number text } other: probe(number: 2) { text } }", onError: ErrorBehavior.Null);

        Assert.Equal("""{"probeSure":{"number":1,"text":null},"other":{"text":"there"}}""", data);
        Assert.Equal(["probeSure.text FAILED"], errors);
    }

    [Fact]
    public async Task Null_WhereAListOfNonNullThrows_OnlyTheListIsNull()
    {
        _graph.Script.Items = _ => Items();

        var (data, errors) = await _graph.FailAsync("{ probeSure { items { number } number } }", onError: ErrorBehavior.Null);

        Assert.Equal("""{"probeSure":{"items":null,"number":1}}""", data);
        Assert.Equal(["probeSure.items FAILED"], errors);

        IEnumerable<object> Items()
        {
            yield return _graph.Script.Probe(2);
            throw new GraphException("FAILED", "Failed.");
        }
    }

    [Fact]
    public async Task Null_InAMutation_TheFieldsBehindItRun()
    {
        _graph.Script.Text = number => number == 1 ? null : $"{number}";

        var (data, errors) = await _graph.FailAsync(
            "mutation { first: changeSurely { text } second: changeSurely(number: 2) { text } }", onError: ErrorBehavior.Null);

        Assert.Equal("""{"first":{"text":null},"second":{"text":"2"}}""", data);
        Assert.Equal(["first.text NULL_IN_NON_NULL"], errors);
    }

    [Fact]
    public async Task Halt_ALeafFails_TheDataIsNullAndTheErrorTheOnlyOne()
    {
        _graph.Script.Text = number => number > 1 ? throw new GraphException("FAILED", "Failed.") : "there";

        var (data, errors) = await _graph.FailAsync(
            "{ probe { text } second: probe(number: 2) { textLoose } third: probe(number: 3) { textLoose } }", onError: ErrorBehavior.Halt);

        Assert.Equal("null", data);
        Assert.Equal(["second.textLoose FAILED"], errors);
    }

    [Fact]
    public async Task Halt_AStepFails_TheOthersAreCancelledAndNoneFollows()
    {
        var cancelled = new TaskCompletionSource();
        _graph.Script.Run = async (probe, field) =>
        {
            if (probe.Number == 2)
            {
                await Task.Yield();
                throw new GraphException("FAILED", "Failed.");
            }

            await using var registration = field.Operation.CancellationToken.UnsafeRegister(_ => cancelled.TrySetResult(), null);
            await cancelled.Task;
            return probe;
        };

        var (data, errors) = await _graph.FailAsync(
            "{ slow: probe { run { a { number } } } failing: probe(number: 2) { number run { number } } }", onError: ErrorBehavior.Halt);

        Assert.Equal("null", data);
        Assert.Equal(["failing.run FAILED"], errors);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Empty(_graph.Script.Batches);
    }

    [Fact]
    public async Task Halt_NothingFails_TheDataIsWhole()
    {
        var response = await _graph.RunAsync("{ probe { text a { number } } }", onError: ErrorBehavior.Halt);

        Assert.Equal("""{"data":{"probe":{"text":"text 1","a":{"number":2}}}}""", response.GetRawText());
    }

    [Fact]
    public async Task Halt_InAMutation_TheFieldsBehindItDoNotRun()
    {
        var ran = new List<int>();
        _graph.Script.Run = (probe, _) =>
        {
            ran.Add(probe.Number);
            return probe.Number == 1 ? throw new GraphException("FAILED", "Failed.") : new(probe);
        };

        var (data, errors) = await _graph.FailAsync(
            "mutation { first: change { number } second: change(number: 2) { number } }", onError: ErrorBehavior.Halt);

        Assert.Equal("null", data);
        Assert.Equal(["first FAILED"], errors);
        Assert.Equal([1], ran);
    }
}
