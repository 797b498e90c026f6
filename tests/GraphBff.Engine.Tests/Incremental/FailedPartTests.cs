using System.Text;
using System.Text.Json;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Operations;
using static GraphBff.Engine.Tests.Incremental.ShelfGraph;
using MergedResponse = GraphBff.Testing.MergedResponse;

namespace GraphBff.Engine.Tests.Incremental;

public sealed class FailedPartTests
{
    private readonly ShelfGraph _graph = new();

    [Fact]
    public async Task NextAsync_NullInNonNullOfAFragment_FailsTheFragmentOnly()
    {
        await using var responses = _graph.Start("{ shelf { name ... @defer { broken } } }");

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
        await using var responses = _graph.Start(query);

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
        await using var responses = _graph.Start("{ shelf { books @stream(initialCount: 1) { spine ... @defer { quick } } } }");

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
    public async Task NextAsync_DeadlinePasses_EndsWhatIsOpenWithItsError()
    {
        await using var responses = _graph.Start("{ shelf { name ... @defer { slow quick } } }");

        await NextAsync(responses);
        var next = NextAsync(responses);
        _graph.Time.Advance(TimeSpan.FromMinutes(2));
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
        await using var responses = _graph.Start(query);
        var read = new List<string>();
        for (var next = responses.NextAsync().AsTask(); ; next = responses.NextAsync().AsTask())
        {
            if (!next.IsCompleted)
            {
                _graph.Time.Advance(TimeSpan.FromMinutes(2));
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

    [Theory]
    [InlineData("{ shelf { ... @defer { broken quick } } }", """{"shelf":{"broken":null,"quick":"at once"}}""")]
    [InlineData(
        "{ shelf { books @stream(initialCount: 1) { spine } } }",
        """{"shelf":{"books":[{"spine":"1"},{"spine":"2"},{"spine":null}]}}""")]
    [InlineData("{ shelf { torn @stream(initialCount: 1) { name } } }", """{"shelf":{"torn":[{"name":"1"},{"name":"2"}]}}""")]
    public async Task NextAsync_ErrorInAPart_OnlyItsFieldIsNullIfTheRequestSaysSo(string query, string data)
    {
        await using var responses = _graph.Start(query, onError: ErrorBehavior.Null);
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
        await using var responses = _graph.Start("{ shelf { name ... @defer { broken } } }", onError: ErrorBehavior.Halt);

        Assert.Equal(ResponseKind.Single, responses.Kind);
        Assert.StartsWith(
            """{"data":null,"errors":[{"message":"Cannot return null""", await NextAsync(responses), StringComparison.Ordinal);
    }
}
