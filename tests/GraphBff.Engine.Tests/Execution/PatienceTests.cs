using GraphBff.Engine.Tests.TestSchema;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Engine.Tests.Execution;

/// <summary>An operation ends when its caller leaves or its deadline passes. Its work is then cancelled.</summary>
public sealed class PatienceTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ProbeGraph _graph;
    private readonly TaskCompletionSource _hanging = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PatienceTests() => _graph = new ProbeGraph(_time);

    [Fact]
    public async Task Caller_Leaves_CancelledAtOnceAndTheWorkToo()
    {
        using var caller = new CancellationTokenSource();
        var stopped = HangFor(_ => true);

        var running = _graph.RunAsync("{ probe { run { number } } }", cancellationToken: caller.Token);
        await _hanging.Task;
        await caller.CancelAsync();

        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(caller.Token, thrown.CancellationToken);
        await stopped.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Caller_LeftBefore_NothingRuns()
    {
        _graph.Script.Run = (_, _) => throw new InvalidOperationException("It runs.");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _graph.RunAsync("{ probe { run { number } } }", cancellationToken: new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Deadline_Passes_ErrorWhereSomethingHangsAndTheRestAnswers()
    {
        var stopped = HangFor(_ => true);

        var running = _graph.FailAsync("{ probe { run { number } a { number } number } }", budget: TimeSpan.FromSeconds(5));
        await _hanging.Task;
        _time.Advance(TimeSpan.FromSeconds(6));
        var (data, errors) = await running;

        Assert.Equal("""{"probe":{"run":null,"a":{"number":2},"number":1}}""", data);
        Assert.Equal(["probe.run DEADLINE_EXCEEDED"], errors);
        await stopped.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Deadline_PassesForOneOfManyParents_NullStaysNullAndWhatIsBelowTheOthersIsLate()
    {
        _ = HangFor(number => number == 11, number => number == 10);

        var running = _graph.FailAsync("{ probe { items { run { number a { number } } } } }", budget: TimeSpan.FromSeconds(5));
        await _hanging.Task;
        _time.Advance(TimeSpan.FromSeconds(6));
        var (data, errors) = await running;

        Assert.Equal("""{"probe":{"items":[{"run":null},{"run":null},{"run":{"number":12,"a":null}}]}}""", data);
        Assert.Equal(["probe.items.1.run DEADLINE_EXCEEDED", "probe.items.2.run.a DEADLINE_EXCEEDED"], errors);
    }

    [Fact]
    public async Task Deadline_PassesInTheFirstMutation_TheSecondNeverRuns()
    {
        _ = HangFor(number => number == 1);

        var running = _graph.FailAsync(
            "mutation { one: change { number } two: change(number: 2) { number } }", budget: TimeSpan.FromSeconds(5));
        await _hanging.Task;
        _time.Advance(TimeSpan.FromSeconds(6));
        var (data, errors) = await running;

        Assert.Equal("""{"one":null,"two":null}""", data);
        Assert.Equal(["one DEADLINE_EXCEEDED", "two DEADLINE_EXCEEDED"], errors);
    }

    [Fact]
    public async Task Deadline_FarAway_IsNone()
        => Assert.Equal(
            """{"data":{"probe":{"a":{"number":2}}}}""",
            (await _graph.RunAsync("{ probe { a { number } } }", budget: TimeSpan.FromDays(200_000))).GetRawText());

    /// <summary>Makes <c>run</c> hang for some numbers. The task ends when one that hangs is cancelled.</summary>
    private Task HangFor(Func<int, bool> hangs, Func<int, bool>? isNull = null)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _graph.Script.Run = async (probe, field) =>
        {
            if (hangs(probe.Number))
            {
                field.CancellationToken.UnsafeRegister(_ => stopped.TrySetResult(), null);
                _hanging.TrySetResult();
                await new TaskCompletionSource().Task;
            }

            return isNull?.Invoke(probe.Number) == true ? null : probe;
        };
        return stopped.Task;
    }
}
