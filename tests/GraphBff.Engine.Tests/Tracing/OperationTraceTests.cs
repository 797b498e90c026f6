using System.Text.Json;
using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Tests.TestSchema;
using GraphBff.Engine.Tracing;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Engine.Tests.Tracing;

public sealed class OperationTraceTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ProbeGraph _graph;

    public OperationTraceTests() => _graph = new ProbeGraph(_time);

    [Fact]
    public async Task Trace_NotAskedFor_ResponseHasNoExtensions()
    {
        var response = await _graph.RunAsync("{ probe { a { number } } }");

        Assert.False(response.TryGetProperty("extensions", out _));
    }

    [Fact]
    public async Task Trace_StepsByLoader_TellKeysInAndOutAndTheirBatch()
    {
        _graph.Script.Key = number => number == 12 ? null : $"{number % 2}";

        var trace = await _graph.TraceAsync("{ probe { items { a { number } } } }");

        Assert.Equal(1, trace.GetProperty("version").GetInt32());
        var step = trace.Step("probe.items.a");
        Assert.Equal("Probe.a", step.GetProperty("field").GetString());
        Assert.Equal(3, step.GetProperty("parents").GetInt32());
        Assert.Equal(nameof(ProbeLoaderA), step.GetProperty("loader").GetString());
        Assert.Equal("2/2/0 2/1/0", step.Counts());
        Assert.Equal(["0"], step.Texts("batches"));
        var batch = Assert.Single(trace.List("batches"));
        Assert.Equal(2, batch.GetProperty("size").GetInt32());
    }

    [Fact]
    public async Task Trace_EqualKeysOfOneStep_AreAskedForOftenAndFetchedOnce()
    {
        _graph.Script.Key = _ => "7";

        var trace = await _graph.TraceAsync("{ probe { items { a { number } } } }");

        Assert.Equal("3/1/0 3/0/0", trace.Step("probe.items.a").Counts());
        Assert.Equal(1, Assert.Single(trace.List("batches")).GetProperty("size").GetInt32());
    }

    [Fact]
    public async Task Trace_KeyOfAnEarlierLevel_IsACacheHitWithoutABatch()
    {
        _graph.Script.Key = _ => "7";

        var trace = await _graph.TraceAsync("{ probe { a { again: a { number } } } }");

        Assert.Equal("1/1/0 1/0/0", trace.Step("probe.a").Counts());
        var again = trace.Step("probe.a.again");
        Assert.Equal("1/1/1 1/0/0", again.Counts());
        Assert.Equal(nameof(ProbeLoaderA), again.GetProperty("loader").GetString());
        Assert.Empty(again.List("batches"));
    }

    [Fact]
    public async Task Trace_TwoStepsOfOneBatch_BothListIt()
    {
        var trace = await _graph.TraceAsync("{ probe { one: a { number } } other: probe(number: 5) { two: a { number } } }");

        Assert.Equal(["0"], trace.Step("probe.one").Texts("batches"));
        Assert.Equal(["0"], trace.Step("other.two").Texts("batches"));
        Assert.Equal(2, Assert.Single(trace.List("batches")).GetProperty("size").GetInt32());
    }

    [Fact]
    public async Task Trace_LoadsOfAResolver_AreItsStepsKeys()
    {
        _graph.Script.Run = async (probe, field) =>
        {
            var first = await field.Operation.Loader<ProbeLoaderA>().LoadAsync($"{probe.Number}");
            return await field.Operation.Loader<ProbeLoaderB>().LoadAsync($"{first!.Number % 2}").ConfigureAwait(false);
        };

        var trace = await _graph.TraceAsync("{ probe { items { run { number } } } }");

        var step = trace.Step("probe.items.run");
        Assert.Equal("6/5/0 3/0/0", step.Counts());
        Assert.Equal(["0", "1"], step.Texts("batches"));
        Assert.Equal(
            ["ProbeLoaderA 3", "ProbeLoaderB 2"],
            trace.List("batches").Select(batch => $"{batch.GetProperty("loader")} {batch.GetProperty("size")}"));
    }

    [Fact]
    public async Task Trace_MoreKeysThanABatchTakes_ListsEachBatch()
    {
        var graph = new TestGraph(time: _time);
        var trace = new OperationTrace(_time, new TraceSettings());

        await graph.RunAsync(
            $"{{ {string.Join(' ', Enumerable.Range(1, 7).Select(i => $"p{i}: person(number: {i * 5}) {{ __typename }}"))} }}",
            trace: trace);

        Assert.Equal(["3", "3", "1"], trace.Read().List("batches").Select(batch => batch.GetProperty("size").ToString()));
    }

    [Fact]
    public async Task Trace_StepsThatTakeTime_TellStartAndDurationInMicroseconds()
    {
        _graph.Script.Fetching = (_, _) =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(3));
            return Task.CompletedTask;
        };

        var trace = await _graph.TraceAsync("{ probe { a { a { number } } } }");

        Assert.Equal((0, 3000), Span(trace.Step("probe.a")));
        Assert.Equal((3000, 3000), Span(trace.Step("probe.a.a")));
        Assert.Equal((3000, 3000), Span(trace.List("batches")[1]));
        Assert.Equal(6000, trace.GetProperty("duration").GetInt32());
    }

    [Fact]
    public async Task Trace_StepThatFails_TellsHowOftenAndTheCode()
    {
        _graph.Script.Run = (probe, _) => probe.Number == 11 ? throw new GraphException("BROKEN", "secret") : new(probe);

        var trace = await _graph.TraceAsync("{ probe { items { run { number } } } }");

        var step = trace.Step("probe.items.run");
        Assert.Equal("2/0/1", step.Counts());
        Assert.Equal("BROKEN", step.GetProperty("error").GetString());
        Assert.Equal(1, trace.GetProperty("errors").GetProperty("count").GetInt32());
        Assert.Equal(["BROKEN"], trace.GetProperty("errors").Texts("codes"));
        Assert.DoesNotContain("secret", trace.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trace_DeadlinePasses_WhatHangsHasNoDuration()
    {
        var hanging = new TaskCompletionSource();
        _graph.Script.Fetching = (loader, _) => loader == "B" ? hanging.Task : Task.CompletedTask;

        var running = _graph.TraceAsync("{ probe { a { number } b { number } } }", budget: TimeSpan.FromSeconds(5));
        _time.Advance(TimeSpan.FromSeconds(6));
        var trace = await running;
        hanging.SetResult();

        Assert.True(trace.Step("probe.a").TryGetProperty("duration", out _));
        Assert.False(trace.Step("probe.b").TryGetProperty("duration", out _));
        Assert.Equal(ErrorCodes.DeadlineExceeded, Assert.Single(trace.GetProperty("errors").Texts("codes")));
    }

    [Fact]
    public async Task Trace_SecondTime_TellsThatTheOperationWasKnown()
    {
        var first = await _graph.TraceAsync("query Twice { probe { number } }");
        var second = await _graph.TraceAsync("query Twice { probe { number } }");

        Assert.Equal("""{"kind":"query","name":"Twice","cached":false}""", first.GetProperty("operation").GetRawText());
        Assert.Equal(["parse", "validate", "plan", "write"], first.List("phases").Select(phase => phase.GetProperty("name").GetString()));
        Assert.Equal("""{"kind":"query","name":"Twice","cached":true}""", second.GetProperty("operation").GetRawText());
        Assert.Equal(["plan", "write"], second.List("phases").Select(phase => phase.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Trace_OperationThatIsRefused_TellsItsErrorsAndNoSteps()
    {
        var trace = await _graph.TraceAsync("{ nothing }");

        Assert.Empty(trace.List("steps"));
        Assert.False(trace.TryGetProperty("operation", out _));
        Assert.Equal([ErrorCodes.ValidationFailed], trace.GetProperty("errors").Texts("codes"));
    }

    [Fact]
    public async Task Trace_MoreBatchesThanItHolds_CountsTheRest()
    {
        var trace = await _graph.TraceAsync("{ probe { a { a { a { number } } } } }", new TraceSettings { MaxCalls = 1 });

        Assert.Single(trace.List("batches"));
        Assert.Equal(2, trace.GetProperty("dropped").GetInt32());
        Assert.Equal(["2 more batches and calls are not listed."], trace.Texts("hints"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Trace_ForASink_GoesThereOnceAndNotIntoTheResponse(bool keepsDocument)
    {
        const string query = "mutation Change { change { number } }";
        var sink = new RecordedTraces();
        var trace = new OperationTrace(_time, new TraceSettings { InResponse = false, Sink = sink, KeepsDocument = keepsDocument });

        var response = await _graph.RunAsync(query, trace: trace);

        Assert.False(response.TryGetProperty("extensions", out _));
        Assert.Same(trace, Assert.Single(sink.Traces));
        Assert.Equal(keepsDocument ? query : null, trace.Document);
        Assert.Equal(("Change", "mutation"), (trace.Summarize().Name, trace.Summarize().Kind));
    }

    [Fact]
    public async Task Trace_CallerLeaves_GoesToTheSinkAsCancelled()
    {
        using var caller = new CancellationTokenSource();
        var hanging = new TaskCompletionSource();
        _graph.Script.Fetching = (_, _) => hanging.Task;
        var sink = new RecordedTraces();

        var running = _graph.RunAsync(
            "{ probe { a { number } } }",
            trace: new OperationTrace(_time, new TraceSettings { Sink = sink }),
            cancellationToken: caller.Token);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.True(Assert.Single(sink.Traces).Read().GetProperty("cancelled").GetBoolean());
    }

    private static (int, int) Span(JsonElement element)
        => (element.GetProperty("start").GetInt32(), element.GetProperty("duration").GetInt32());
}
