using System.Text.Json;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Tracing;
using static GraphBff.Engine.Tests.Incremental.ShelfGraph;

namespace GraphBff.Engine.Tests.Incremental;

public sealed class IncrementalTests
{
    private readonly ShelfGraph _graph = new();

    [Fact]
    public async Task NextAsync_SlowDeferredFragment_DoesNotHoldBackTheFirst()
    {
        await using var responses = _graph.Start("{ shelf { name ... @defer(label: \"later\") { slow name } } }");

        Assert.Equal(ResponseKind.Incremental, responses.Kind);
        Assert.Equal(
            """{"data":{"shelf":{"name":"top"}},"pending":[{"id":"0","path":["shelf"],"label":"later"}],"hasNext":true}""",
            await NextAsync(responses));
        var next = NextAsync(responses);
        Assert.False(next.IsCompleted);
        _graph.Slow.SetResult();
        Assert.Equal("""{"incremental":[{"id":"0","data":{"slow":"done"}}],"completed":[{"id":"0"}],"hasNext":false}""", await next);
        Assert.Null(await responses.NextAsync());
    }

    [Fact]
    public async Task NextAsync_FieldOfTwoFragments_ComesWithTheFirstThatIsComplete()
    {
        await using var responses = _graph.Start(
            "{ shelf { ... @defer(label: \"a\") { name quick } ... @defer(label: \"b\") { name slow } } }");

        Assert.Equal(
            """{"data":{"shelf":{}},"pending":[{"id":"0","path":["shelf"],"label":"a"},{"id":"1","path":"""
            + """["shelf"],"label":"b"}],"hasNext":true}""",
            await NextAsync(responses));
        Assert.Equal(
            """{"incremental":[{"id":"0","data":{"name":"top"}},{"id":"0","data":{"quick":"at once"}}],"completed":"""
            + """[{"id":"0"}],"hasNext":true}""",
            await NextAsync(responses));
        _graph.Slow.SetResult();
        Assert.Equal(
            """{"incremental":[{"id":"1","data":{"slow":"done"}}],"completed":[{"id":"1"}],"hasNext":false}""", await NextAsync(responses));
    }

    [Fact]
    public async Task NextAsync_FragmentWithinAFragment_IsToldAfterIt()
    {
        await using var responses = _graph.Start("{ shelf { name ... @defer { quick ... @defer { more: quick } } } }");

        Assert.Equal(
            """{"data":{"shelf":{"name":"top"}},"pending":[{"id":"0","path":["shelf"]}],"hasNext":true}""", await NextAsync(responses));
        Assert.Equal(
            """{"incremental":[{"id":"0","data":{"quick":"at once"}}],"completed":[{"id":"0"}],"pending":[{"id":"1","path":"""
            + """["shelf"]}],"hasNext":true}""",
            await NextAsync(responses));
        Assert.Equal(
            """{"incremental":[{"id":"1","data":{"more":"at once"}}],"completed":[{"id":"1"}],"hasNext":false}""",
            await NextAsync(responses));
    }

    [Fact]
    public async Task NextAsync_FragmentThatCameWithAnother_IsNotTold()
    {
        await using var responses = _graph.Start(
            "{ shelf { ...F ... @defer(label: \"a\") { quick ...F } } } fragment F on Shelf { ... @defer(label: \"b\") { name } }");

        Assert.Equal(
            """{"data":{"shelf":{}},"pending":[{"id":"0","path":["shelf"],"label":"b"},{"id":"1","path":"""
            + """["shelf"],"label":"a"}],"hasNext":true}""",
            await NextAsync(responses));
        Assert.Equal(
            """{"incremental":[{"id":"0","data":{"name":"top"}},{"id":"1","data":{"quick":"at once"}}],"completed":[{"id":"0"},"""
            + """{"id":"1"}],"hasNext":false}""",
            await NextAsync(responses));
    }

    [Fact]
    public async Task NextAsync_DeferredFieldDeepInAnObject_ComesWithItsSubPath()
    {
        await using var responses = _graph.Start("{ shelf { below { name } ... @defer { below { quick } } } }");

        Assert.Equal(
            """{"data":{"shelf":{"below":{"name":"below top"}}},"pending":[{"id":"0","path":["shelf"]}],"hasNext":true}""",
            await NextAsync(responses));
        Assert.Equal(
            """{"incremental":[{"id":"0","subPath":["below"],"data":{"quick":"at once"}}],"completed":[{"id":"0"}],"hasNext":false}""",
            await NextAsync(responses));
    }

    [Fact]
    public async Task NextAsync_StreamedList_BringsTheFirstItemsFirst()
    {
        await using var responses = _graph.Start(
            "query Q($n: Int!) { shelf { books @stream(initialCount: $n, label: \"rest\") { name } } }", """{"n":1}""");

        Assert.Equal(
            """{"data":{"shelf":{"books":[{"name":"1"}]}},"pending":[{"id":"0","path":["shelf","books"],"label":"rest"}],"hasNext":true}""",
            await NextAsync(responses));
        Assert.Equal(
            """{"incremental":[{"id":"0","items":[{"name":"2"},{"name":"3"}]}],"completed":[{"id":"0"}],"hasNext":false}""",
            await NextAsync(responses));
    }

    [Fact]
    public async Task NextAsync_SlowFieldOfLaterItems_DoesNotHoldBackTheFirst()
    {
        await using var responses = _graph.Start("{ shelf { books @stream(initialCount: 0) { slow } } }");

        Assert.Equal(
            """{"data":{"shelf":{"books":[]}},"pending":[{"id":"0","path":["shelf","books"]}],"hasNext":true}""",
            await NextAsync(responses));
        _graph.Slow.SetResult();
        Assert.Equal(
            """{"incremental":[{"id":"0","items":[{"slow":"done"},{"slow":"done"},{"slow":"done"}]}],"completed":"""
            + """[{"id":"0"}],"hasNext":false}""",
            await NextAsync(responses));
    }

    [Fact]
    public async Task NextAsync_ListShorterThanItsInitialCount_IsOneResponse()
    {
        await using var responses = _graph.Start("{ shelf { books @stream(initialCount: 3) { name } } }");

        Assert.Equal("""{"data":{"shelf":{"books":[{"name":"1"},{"name":"2"},{"name":"3"}]}}}""", await NextAsync(responses));
        Assert.Null(await responses.NextAsync());
    }

    [Fact]
    public async Task NextAsync_Traced_TheLastResponseCarriesTheTrace()
    {
        await using var responses = _graph.Start(
            "{ shelf { name ... @defer { quick } } }", trace: new OperationTrace(_graph.Time, new TraceSettings()));

        Assert.DoesNotContain("extensions", await NextAsync(responses), StringComparison.Ordinal);
        using var last = JsonDocument.Parse(await NextAsync(responses));
        Assert.False(last.RootElement.GetProperty("hasNext").GetBoolean());
        var steps = last.RootElement.GetProperty("extensions").GetProperty("trace").GetProperty("steps").EnumerateArray();
        Assert.Equal(["""["shelf"]""", """["shelf","quick"]"""], steps.Select(step => step.GetProperty("path").GetRawText()));
    }

    [Fact]
    public async Task NextAsync_ClientLeaves_IsCancelled()
    {
        using var client = new CancellationTokenSource();
        await using var responses = _graph.Start("{ shelf { name ... @defer { slow } } }", cancellationToken: client.Token);

        await NextAsync(responses);
        var next = responses.NextAsync();
        await client.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }

    [Theory]
    [InlineData("{ shelf { name ... @defer(if: false) { quick } } }", "")]
    [InlineData("query Q($defer: Boolean!) { shelf { name ... @defer(if: $defer) { quick } } }", """{"defer":false}""")]
    public async Task Start_IfIsFalse_IsOneResponse(string query, string variables)
    {
        await using var responses = _graph.Start(query, variables);

        Assert.Equal(ResponseKind.Single, responses.Kind);
        Assert.Equal("""{"data":{"shelf":{"name":"top","quick":"at once"}}}""", await NextAsync(responses));
    }

    [Theory]
    [InlineData(true, ResponseKind.Incremental)]
    [InlineData(false, ResponseKind.Single)]
    public async Task Start_IfWithoutItsVariable_DefersWhereTheTransportCan(bool accepts, ResponseKind expected)
    {
        await using var responses = _graph.Start(
            "query Q($defer: Boolean) { shelf { name ... @defer(if: $defer) { quick } } }", accepts: accepts);

        Assert.Equal(expected, responses.Kind);
    }

    [Fact]
    public async Task Start_NegativeInitialCount_IsRefused()
    {
        await using var responses = _graph.Start(
            "query Q($n: Int!) { shelf { books @stream(initialCount: $n) { name } } }", """{"n":-1}""");

        Assert.Contains(ErrorCodes.BadUserInput, await NextAsync(responses), StringComparison.Ordinal);
    }
}
