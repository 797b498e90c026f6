using System.Text;
using System.Text.Json;
using GraphBff.Engine.Limits;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Running;
using GraphBff.Engine.Tests.TestSchema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using RecordedLogs = GraphBff.Testing.RecordedLogs;

namespace GraphBff.Engine.Tests.Running;

/// <summary>What one operation produces is limited where it arises. It stops when the deadline passes or the caller leaves.</summary>
public sealed class OperationAccountTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly RecordedLogs _logs = new();

    [Theory]
    [InlineData(100, null)]
    [InlineData(101, "LIMIT_ITEMS")]
    public async Task Items_OfOneList_AsManyAsAllowed(int count, string? code)
        => AssertEndsBy(code, await Graph(count, limits => limits.Items = 100).RunAsync("{ probe { items { number } } }"));

    [Theory]
    [InlineData(3000, 2999)]
    [InlineData(1024, 1023)]
    [InlineData(1025, 1024)]
    public async Task Items_BeyondAStride_AreCountedToTheLast(int count, int limit)
    {
        AssertEndsBy("LIMIT_ITEMS", await Graph(count, limits => limits.Items = limit).RunAsync("{ probe { items { number } } }"));
        AssertEndsBy(null, await Graph(count, limits => limits.Items = count).RunAsync("{ probe { items { number } } }"));
    }

    [Fact]
    public void Shares_AfterTheLimitsChanged_AreOfTheLimitsThatTheRunHas()
    {
        var limits = new LimitOptions { Items = 100, ResponseBytes = 1_000, Errors = 10 };
        var account = new OperationAccount(limits, null!);
        account.Take(500);
        Assert.True(account.TryTakeError());

        (limits.Items, limits.ResponseBytes, limits.Errors) = (10, 100, 1);

        Assert.Equal([0, 0.5, 0.1], [account.ItemsShare, account.BytesShare(0), account.ErrorsShare], (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public async Task Items_OfListsWithinLists_AreCountedTogether()
        => AssertEndsBy("LIMIT_ITEMS", await Graph(20, limits => limits.Items = 400).RunAsync("{ probe { items { items { number } } } }"));

    [Fact]
    public async Task Items_ThatAreParents_EndTheRunBeforeAnythingIsLoadedForThem()
    {
        var graph = Graph(100, limits => limits.Items = 150);

        var response = await graph.RunAsync("{ probe { items { a { number } } } }");

        AssertEndsBy("LIMIT_ITEMS", response);
        Assert.Empty(graph.Script.Batches);
        Assert.Equal(
            "The operation brings up more than 150 objects and list items. Ask for shorter lists, or fewer lists within lists.",
            response.GetProperty("errors")[0].GetProperty("message").GetString());
    }

    [Theory]
    [InlineData(900, null)]
    [InlineData(1100, "LIMIT_RESPONSE_BYTES")]
    public async Task ResponseBytes_OfOneText_AreItsOwnAndNotWhatItMightTake(int length, string? code)
    {
        var graph = Graph(1, limits => limits.ResponseBytes = 1024);
        graph.Script.Text = _ => new string('x', length);

        AssertEndsBy(code, await graph.RunAsync("{ probe { text } }"));
    }

    [Fact]
    public async Task ResponseBytes_OfErrors_AreCountedToo()
    {
        var graph = Graph(50, limits => limits.ResponseBytes = 2048);
        graph.Script.Text = _ => throw new InvalidOperationException("No text.");

        AssertEndsBy("LIMIT_RESPONSE_BYTES", await graph.RunAsync("{ probe { items { textLoose } } }"));
    }

    [Theory]
    [InlineData("{ a: __type(name: \"Probe\") { name } b: __type(name: \"Probe\") { name } }", null)]
    [InlineData("{ __schema { types { name fields { name } } } }", "LIMIT_RESPONSE_BYTES")]
    public async Task ResponseBytes_OfIntrospections_AreCountedOnceEachTime(string query, string? code)
    {
        var graph = Graph(1, limits => limits.ResponseBytes = 1024);
        for (var i = 0; i < 3; i++)
        {
            AssertEndsBy(code, await graph.RunAsync(query));
        }
    }

    [Fact]
    public async Task Errors_MoreThanNamed_AreNullCountedAndNotLogged()
    {
        var graph = Graph(20, limits => limits.Errors = 5);
        graph.Script.Text = _ => throw new InvalidOperationException("No text.");

        var response = await graph.RunAsync("{ probe { items { textLoose } } }");

        var errors = response.GetProperty("errors").EnumerateArray().ToArray();
        Assert.Equal(6, errors.Length);
        Assert.Equal("""["probe","items",4,"textLoose"]""", errors[4].GetProperty("path").GetRawText());
        Assert.Equal(
            """{"message":"15 more fields failed. A response names 5 errors at most.","extensions":{"code":"LIMIT_ERRORS"}}""",
            errors[5].GetRawText());
        Assert.Equal(20, response.GetProperty("data").GetProperty("probe").GetProperty("items").GetArrayLength());
        Assert.Equal(5, _logs.Entries.Count(entry => entry.Level == LogLevel.Error));
    }

    [Fact]
    public async Task Deadline_PassesWhileWriting_EndsTheRunWithinAFewThousandItems()
    {
        var graph = Graph(100_000);
        var written = 0;
        graph.Script.Text = _ => Pass(++written);

        AssertEndsBy("DEADLINE_EXCEEDED", await graph.RunAsync("{ probe { items { text } } }", budget: TimeSpan.FromSeconds(5)));
        Assert.InRange(written, 100, 5000);
    }

    [Fact]
    public async Task Deadline_PassesWhileCollecting_EndsTheRunWithinAFewThousandItems()
    {
        var graph = Graph(0);
        var seen = 0;
        graph.Script.Items = _ => Enumerable.Range(0, 100_000).Select(number =>
        {
            Pass(++seen);
            return graph.Script.Probe(number);
        });

        AssertEndsBy("DEADLINE_EXCEEDED", await graph.RunAsync("{ probe { items { a { number } } } }", budget: TimeSpan.FromSeconds(5)));
        Assert.InRange(seen, 100, 5000);
    }

    [Fact]
    public async Task Deadline_Passed_WhatIsThereIsStillWrittenWhole()
    {
        var graph = Graph(5000);
        var hanging = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        graph.Script.Run = async (_, _) =>
        {
            hanging.SetResult();
            await new TaskCompletionSource().Task;
            return null;
        };

        var running = graph.RunAsync("{ probe { run { number } items { number } } }", budget: TimeSpan.FromSeconds(5));
        await hanging.Task;
        _time.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(5000, (await running).GetProperty("data").GetProperty("probe").GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Caller_LeavesWhileWriting_EndsTheRunWithinAFewThousandItems()
    {
        var graph = Graph(100_000);
        using var caller = new CancellationTokenSource();
        var written = 0;
        graph.Script.Text = _ =>
        {
            if (++written == 100)
            {
                caller.Cancel();
            }

            return "";
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => graph.RunAsync("{ probe { items { text } } }", cancellationToken: caller.Token));
        Assert.InRange(written, 100, 5000);
    }

    [Theory]
    [InlineData("{ probe { items { textLoose } } }")]
    [InlineData("{ probe { items { run { number } } } }")]
    [InlineData("{ probe { items { a { number } } } }")]
    [InlineData("{ probe { items { self { number } } } }")]
    [InlineData("{ probe { items { itemsLoose { a { number } } } } }")]
    [InlineData("{ probe { items { all } } }")]
    public async Task Memory_RunsOut_EndsTheRunAndIsLoggedOnce(string query)
    {
        var graph = Graph(100);
        var items = graph.Script.Items;
        graph.Script.Text = _ => throw new InsufficientMemoryException();
        graph.Script.Self = _ => throw new InsufficientMemoryException();
        graph.Script.Items = number => number == 1 ? items(number) : throw new InsufficientMemoryException();
        graph.Script.Run = (_, _) => throw new InsufficientMemoryException();
        graph.Script.All = _ => throw new InsufficientMemoryException();
        graph.Script.Fetching = (_, _) => throw new InsufficientMemoryException();

        AssertEndsBy("INTERNAL", await graph.RunAsync(query));
        var logged = Assert.Single(_logs.Entries, entry => entry.Level == LogLevel.Error);
        Assert.StartsWith("An operation ended", logged.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Memory_RunsOutUnderACall_EndsTheRun()
    {
        var graph = Graph(3);
        graph.Script.Run = (_, _) => throw new InvalidOperationException("The call failed.", new InsufficientMemoryException());

        AssertEndsBy("INTERNAL", await graph.RunAsync("{ probe { items { run { number } } } }"));
        Assert.StartsWith(
            "An operation ended", Assert.Single(_logs.Entries, entry => entry.Level == LogLevel.Error).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResponseBytes_OfDeferredParts_AreCountedTogetherAndTheEndIsTold()
    {
        var graph = Graph(10, limits => limits.ResponseBytes = 4096);
        graph.Script.Text = _ => new string('x', 150);

        var responses = await RunIncrementallyAsync(
            graph,
            "{ probe { number ... @defer(label: \"a\") { items { text } } ... @defer(label: \"b\") { more: items { text ... @defer { "
            + "again: text } } } } }");

        Assert.Equal("""{"number":1}""", responses[0].GetProperty("data").GetProperty("probe").GetRawText());
        Assert.False(responses[^1].GetProperty("hasNext").GetBoolean());
        var codes = responses
            .SelectMany(response => response.TryGetProperty("completed", out var completed) ? completed.EnumerateArray().ToArray() : [])
            .SelectMany(completed => completed.TryGetProperty("errors", out var errors) ? errors.EnumerateArray().ToArray() : [])
            .Select(error => error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains("LIMIT_RESPONSE_BYTES", codes);
        Assert.InRange(responses.Take(responses.Length - 1).Sum(response => response.GetRawText().Length), 0, 4096);
    }

    [Fact]
    public async Task Items_OfAStreamedList_AreCountedWithTheFirst()
    {
        var graph = Graph(200, limits => limits.Items = 150);

        var responses = await RunIncrementallyAsync(graph, "{ probe { items @stream(initialCount: 50) { number } } }");

        Assert.Equal(50, responses[0].GetProperty("data").GetProperty("probe").GetProperty("items").GetArrayLength());
        Assert.Contains("LIMIT_ITEMS", responses[^1].GetRawText(), StringComparison.Ordinal);
        Assert.False(responses[^1].GetProperty("hasNext").GetBoolean());
    }

    [Fact]
    public async Task FirstOfManyResponses_TooLarge_IsTheOnlyOne()
    {
        var graph = Graph(100, limits => limits.ResponseBytes = 1024);

        var responses = await RunIncrementallyAsync(graph, "{ probe { items { number } ... @defer { text } } }");

        AssertEndsBy("LIMIT_RESPONSE_BYTES", Assert.Single(responses));
    }

    public void Dispose() => _logs.Dispose();

    private static void AssertEndsBy(string? code, JsonElement response)
    {
        if (code is null)
        {
            Assert.False(response.TryGetProperty("errors", out var unwanted), unwanted.ToString());
            return;
        }

        Assert.Equal(JsonValueKind.Null, response.GetProperty("data").ValueKind);
        var error = Assert.Single(response.GetProperty("errors").EnumerateArray());
        Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.False(error.TryGetProperty("path", out _));
    }

    private static async Task<JsonElement[]> RunIncrementallyAsync(ProbeGraph graph, string query)
    {
        var request = new OperationRequest
        {
            Query = Encoding.UTF8.GetBytes(query),
            AcceptsIncremental = true,
            Deadline = DateTimeOffset.MaxValue,
            Services = TestGraph.Services(configure: services => services.AddSingleton(graph.Script)),
        };
        var responses = new List<JsonElement>();
        await using var stream = graph.Engine.Start(request, CancellationToken.None);
        while (await stream.NextAsync() is { } result)
        {
            using (result)
            {
                responses.Add(JsonDocument.Parse(result.Body).RootElement.Clone());
            }
        }

        return [.. responses];
    }

    private string Pass(int count)
    {
        if (count == 100)
        {
            _time.Advance(TimeSpan.FromSeconds(6));
        }

        return "";
    }

    /// <summary>A graph whose probes have lists of <paramref name="count"/> items.</summary>
    private ProbeGraph Graph(int count, Action<LimitOptions>? limits = null)
    {
        var graph = new ProbeGraph(_time, limits: limits, logs: _logs);
        graph.Script.Items = _ => Enumerable.Range(0, count).Select(graph.Script.Probe).ToArray();
        return graph;
    }
}
