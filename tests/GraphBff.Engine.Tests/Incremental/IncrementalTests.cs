using System.Text;
using System.Text.Json;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Tests.TestSchema;
using GraphBff.Engine.Tracing;
using GraphBff.Engine.Types;
using Microsoft.Extensions.Time.Testing;
using MergedResponse = GraphBff.Testing.MergedResponse;

namespace GraphBff.Engine.Tests.Incremental;

public sealed class IncrementalTests
{
    private readonly TaskCompletionSource _slow = new();
    private readonly FakeTimeProvider _time = new();
    private readonly TestGraph _graph;

    public IncrementalTests() => _graph = new TestGraph(builder => builder.Extend<ShelfQueries>(), _time);

    [Fact]
    public async Task NextAsync_SlowDeferredFragment_DoesNotHoldBackTheFirst()
    {
        await using var responses = Start("{ shelf { name ... @defer(label: \"later\") { slow name } } }");

        Assert.Equal(ResponseKind.Incremental, responses.Kind);
        Assert.Equal(
            """{"data":{"shelf":{"name":"top"}},"pending":[{"id":"0","path":["shelf"],"label":"later"}],"hasNext":true}""",
            await NextAsync(responses));
        var next = NextAsync(responses);
        Assert.False(next.IsCompleted);
        _slow.SetResult();
        Assert.Equal("""{"incremental":[{"id":"0","data":{"slow":"done"}}],"completed":[{"id":"0"}],"hasNext":false}""", await next);
        Assert.Null(await responses.NextAsync());
    }

    [Fact]
    public async Task NextAsync_FieldOfTwoFragments_ComesWithTheFirstThatIsComplete()
    {
        await using var responses = Start("{ shelf { ... @defer(label: \"a\") { name quick } ... @defer(label: \"b\") { name slow } } }");

        Assert.Equal(
            """{"data":{"shelf":{}},"pending":[{"id":"0","path":["shelf"],"label":"a"},{"id":"1","path":"""
            + """["shelf"],"label":"b"}],"hasNext":true}""",
            await NextAsync(responses));
        Assert.Equal(
            """{"incremental":[{"id":"0","data":{"name":"top"}},{"id":"0","data":{"quick":"at once"}}],"completed":"""
            + """[{"id":"0"}],"hasNext":true}""",
            await NextAsync(responses));
        _slow.SetResult();
        Assert.Equal(
            """{"incremental":[{"id":"1","data":{"slow":"done"}}],"completed":[{"id":"1"}],"hasNext":false}""", await NextAsync(responses));
    }

    [Fact]
    public async Task NextAsync_FragmentWithinAFragment_IsToldAfterIt()
    {
        await using var responses = Start("{ shelf { name ... @defer { quick ... @defer { more: quick } } } }");

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
        await using var responses = Start(
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
        await using var responses = Start("{ shelf { below { name } ... @defer { below { quick } } } }");

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
        await using var responses = Start(
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
        await using var responses = Start("{ shelf { books @stream(initialCount: 0) { slow } } }");

        Assert.Equal(
            """{"data":{"shelf":{"books":[]}},"pending":[{"id":"0","path":["shelf","books"]}],"hasNext":true}""",
            await NextAsync(responses));
        _slow.SetResult();
        Assert.Equal(
            """{"incremental":[{"id":"0","items":[{"slow":"done"},{"slow":"done"},{"slow":"done"}]}],"completed":"""
            + """[{"id":"0"}],"hasNext":false}""",
            await NextAsync(responses));
    }

    [Fact]
    public async Task NextAsync_NullInNonNullOfAFragment_FailsTheFragmentOnly()
    {
        await using var responses = Start("{ shelf { name ... @defer { broken } } }");

        await NextAsync(responses);
        var failed = await NextAsync(responses);
        Assert.StartsWith("""{"completed":[{"id":"0","errors":[{"message":""", failed, StringComparison.Ordinal);
        Assert.Contains("\"path\":[\"shelf\",\"broken\"]", failed, StringComparison.Ordinal);
        Assert.EndsWith("""}],"hasNext":false}""", failed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ shelf { books @stream(initialCount: 1) { spine } } }", "[\"shelf\",\"books\",2,\"spine\"]", ErrorCodes.NullInNonNull)]
    [InlineData("{ shelf { books: torn @stream(initialCount: 1) { spine } } }", "[\"shelf\",\"books\"]", ErrorCodes.Internal)]
    public async Task NextAsync_ItemThatCannotBeThere_EndsTheStreamBehindThoseBeforeIt(string query, string path, string code)
    {
        await using var responses = Start(query);

        Assert.Equal(
            """{"data":{"shelf":{"books":[{"spine":"1"}]}},"pending":[{"id":"0","path":["shelf","books"]}],"hasNext":true}""",
            await NextAsync(responses));
        var failed = await NextAsync(responses);
        Assert.StartsWith(
            """{"incremental":[{"id":"0","items":[{"spine":"2"}]}],"completed":[{"id":"0","errors":[""", failed, StringComparison.Ordinal);
        Assert.EndsWith("}]}],\"hasNext\":false}", failed, StringComparison.Ordinal);
        var error = Assert.Single(
            JsonDocument.Parse(failed).RootElement.GetProperty("completed")[0].GetProperty("errors").EnumerateArray());
        Assert.Equal(path, error.GetProperty("path").GetRawText());
        Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task NextAsync_FragmentInAnItemBeforeTheBadOne_ComesAfterIt()
    {
        await using var responses = Start("{ shelf { books @stream(initialCount: 1) { spine ... @defer { quick } } } }");

        await NextAsync(responses);
        Assert.EndsWith(
            """],"pending":[{"id":"2","path":["shelf","books",1]}],"hasNext":true}""",
            await NextAsync(responses),
            StringComparison.Ordinal);
        Assert.Equal(
            """{"incremental":[{"id":"2","data":{"quick":"at once"}}],"completed":[{"id":"2"}],"hasNext":false}""",
            await NextAsync(responses));
    }

    [Fact]
    public async Task NextAsync_ListShorterThanItsInitialCount_IsOneResponse()
    {
        await using var responses = Start("{ shelf { books @stream(initialCount: 3) { name } } }");

        Assert.Equal("""{"data":{"shelf":{"books":[{"name":"1"},{"name":"2"},{"name":"3"}]}}}""", await NextAsync(responses));
        Assert.Null(await responses.NextAsync());
    }

    [Fact]
    public async Task NextAsync_DeadlinePasses_EndsWhatIsOpenWithItsError()
    {
        await using var responses = Start("{ shelf { name ... @defer { slow quick } } }");

        await NextAsync(responses);
        var next = NextAsync(responses);
        _time.Advance(TimeSpan.FromMinutes(2));
        var late = await next;
        Assert.Contains("\"data\":{\"slow\":null,\"quick\":\"at once\"}", late, StringComparison.Ordinal);
        Assert.Contains(ErrorCodes.DeadlineExceeded, late, StringComparison.Ordinal);
        Assert.EndsWith("\"hasNext\":false}", late, StringComparison.Ordinal);
        Assert.Null(await responses.NextAsync());
    }

    [Theory]
    [InlineData("{ shelf { name ... @defer { slow below { ... @defer { quick } } } } }", "[\"shelf\",\"below\",\"quick\"]")]
    [InlineData("{ shelf { slow below { ... @defer { quick } } } }", "[\"shelf\",\"below\",\"quick\"]")]
    [InlineData("{ shelf { slow books @stream(initialCount: 2) { quick } } }", "[\"shelf\",\"books\",2,\"quick\"]")]
    public async Task NextAsync_DeadlinePassesBeforeAPartBegins_ItsFieldsHaveTheError(string query, string path)
    {
        await using var responses = Start(query);
        var read = new List<string>();
        for (var next = responses.NextAsync().AsTask(); ; next = responses.NextAsync().AsTask())
        {
            if (!next.IsCompleted)
            {
                _time.Advance(TimeSpan.FromMinutes(2));
            }

            using var response = await next;
            if (response is null)
            {
                break;
            }

            read.Add(Encoding.UTF8.GetString(response.Body.Span));
        }

        var merged = MergedResponse.Of(read);
        Assert.Equal(0, merged.Failures);
        var errors = merged.Whole.GetProperty("errors").EnumerateArray().ToDictionary(
            error => error.GetProperty("path").GetRawText(), error => error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(ErrorCodes.DeadlineExceeded, errors[path]);
        Assert.Equal(ErrorCodes.DeadlineExceeded, errors["[\"shelf\",\"slow\"]"]);
    }

    [Fact]
    public async Task NextAsync_Traced_TheLastResponseCarriesTheTrace()
    {
        await using var responses = Start("{ shelf { name ... @defer { quick } } }", trace: new OperationTrace(_time, new TraceSettings()));

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
        await using var responses = Start("{ shelf { name ... @defer { slow } } }", cancellationToken: client.Token);

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
        await using var responses = Start(query, variables);

        Assert.Equal(ResponseKind.Single, responses.Kind);
        Assert.Equal("""{"data":{"shelf":{"name":"top","quick":"at once"}}}""", await NextAsync(responses));
    }

    [Theory]
    [InlineData(true, ResponseKind.Incremental)]
    [InlineData(false, ResponseKind.Single)]
    public async Task Start_IfWithoutItsVariable_DefersWhereTheTransportCan(bool accepts, ResponseKind expected)
    {
        await using var responses = Start("query Q($defer: Boolean) { shelf { name ... @defer(if: $defer) { quick } } }", accepts: accepts);

        Assert.Equal(expected, responses.Kind);
    }

    [Fact]
    public async Task Start_NegativeInitialCount_IsRefused()
    {
        await using var responses = Start("query Q($n: Int!) { shelf { books @stream(initialCount: $n) { name } } }", """{"n":-1}""");

        Assert.Contains(ErrorCodes.BadUserInput, await NextAsync(responses), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ shelf { ... @defer { broken quick } } }", """{"shelf":{"broken":null,"quick":"at once"}}""")]
    [InlineData(
        "{ shelf { books @stream(initialCount: 1) { spine } } }",
        """{"shelf":{"books":[{"spine":"1"},{"spine":"2"},{"spine":null}]}}""")]
    [InlineData("{ shelf { torn @stream(initialCount: 1) { name } } }", """{"shelf":{"torn":[{"name":"1"},{"name":"2"}]}}""")]
    public async Task NextAsync_ErrorInAPart_OnlyItsFieldIsNullIfTheRequestSaysSo(string query, string data)
    {
        await using var responses = Start(query, onError: ErrorBehavior.Null);
        var read = new List<string>();
        while (await responses.NextAsync() is { } response)
        {
            read.Add(Encoding.UTF8.GetString(response.Body.Span));
            response.Dispose();
        }

        var merged = MergedResponse.Of(read);
        Assert.Equal(data, merged.Whole.GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task Start_ErrorsHalt_IsOneResponse()
    {
        await using var responses = Start("{ shelf { name ... @defer { broken } } }", onError: ErrorBehavior.Halt);

        Assert.Equal(ResponseKind.Single, responses.Kind);
        Assert.StartsWith(
            """{"data":null,"errors":[{"message":"Cannot return null""", await NextAsync(responses), StringComparison.Ordinal);
    }

    private static async Task<string> NextAsync(OperationResponses responses)
    {
        using var result = await responses.NextAsync();
        return Encoding.UTF8.GetString(result!.Body.Span);
    }

    private OperationResponses Start(
        string query,
        string variables = "",
        bool accepts = true,
        OperationTrace? trace = null,
        ErrorBehavior onError = ErrorBehavior.Propagate,
        CancellationToken cancellationToken = default)
        => _graph.Engine.Start(
            new OperationRequest
            {
                Query = Encoding.UTF8.GetBytes(query),
                Variables = Encoding.UTF8.GetBytes(variables),
                Deadline = _time.GetUtcNow() + TimeSpan.FromMinutes(1),
                AcceptsIncremental = accepts,
                Services = new Overlay(this),
                Trace = trace,
                OnError = onError,
            },
            cancellationToken);

    private sealed class Overlay(IncrementalTests tests) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(IncrementalTests) ? tests : null;
    }

    private sealed record Shelf(string? Name)
    {
        public Shelf Below { get; } = Name == "top" ? new Shelf("below top") : null!;

        public IReadOnlyList<object> Books { get; } = Name == "top" ? [new Shelf("1"), new Shelf("2"), new Shelf("3")] : [];

        /// <summary>The last book has none.</summary>
        public string? Spine => Name == "3" ? null : Name;

        /// <summary>The books, created on access; the last one throws.</summary>
        public IEnumerable<object> Torn => Books.Select(book => book == Books[2] ? throw new InvalidOperationException() : book);
    }

    private sealed class ShelfType : ObjectType<Shelf>
    {
        public ShelfType()
        {
            String("name", shelf => shelf.Name);
            String("broken", _ => null);
            Object<ShelfType>("below", shelf => shelf.Below);
            String("spine", shelf => shelf.Spine);
            List<ShelfType>("books", shelf => shelf.Books);
            List<ShelfType>("torn", shelf => shelf.Torn);
            One<GraphQL.Types.StringGraphType>("quick").Resolve((_, _) => new("at once"));
            One<GraphQL.Types.StringGraphType>("slow").Resolve(async (_, field) =>
            {
                await ((IncrementalTests)field.Operation.Services.GetService(typeof(IncrementalTests))!)._slow.Task;
                return "done";
            });
        }
    }

    private sealed class ShelfQueries : TypeExtension<QueryType>
    {
        protected override void Extend(QueryType type) => type.One<ShelfType>("shelf").Resolve((_, _) => new(new Shelf("top")));
    }
}
