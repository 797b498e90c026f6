using System.Text;
using GraphBff.Engine.Tests.TestSchema;

namespace GraphBff.Engine.Tests.Planning;

/// <summary>Which operations the engine caches.</summary>
public sealed class CachedOperationsTests
{
    private readonly TestGraph _graph = new(options: options =>
    {
        options.CachedOperations = 20;
        options.MaxPlanFields = 100;
    });

    [Theory]
    [InlineData("{ tally ")]
    [InlineData("{ nothing }")]
    [InlineData("query A { tally } query B { tally }")]
    public async Task Document_ThatFails_IsNotKept(string query)
    {
        var response = await _graph.RunAsync(query);

        Assert.False(response.TryGetProperty("data", out var _));
        Assert.Equal(0, _graph.Engine.CachedOperations);
    }

    [Fact]
    public async Task Plan_ThatIsTooLarge_IsRefusedAndNotKept()
    {
        var response = await _graph.RunAsync("{ everything { crowd { crowd { crowd { name } } } } }");

        Assert.False(response.TryGetProperty("data", out var _));
        Assert.Equal(0, _graph.Engine.CachedOperations);
    }

    [Fact]
    public async Task Operation_Again_IsKeptOnce()
    {
        await _graph.RunAsync("{ tally }");
        await _graph.RunAsync("{ tally }");

        Assert.Equal(1, _graph.Engine.CachedOperations);
    }

    [Theory]
    [InlineData("query A { tally } query B { tally }", 2)]
    [InlineData("{ tally }", 1)]
    [InlineData("query A($s: Boolean!) { tally @skip(if: $s) }", 1)]
    [InlineData("{ nothing }", 0)]
    [InlineData("{ tally ", 0)]
    [InlineData("{ everything { crowd { crowd { crowd { name } } } } }", 0)]
    public void TryPrepare_EachValidOperation_IsKept(string document, int operations)
    {
        Assert.True(_graph.Engine.TryPrepare(Encoding.UTF8.GetBytes(document)));
        Assert.True(_graph.Engine.TryPrepare(Encoding.UTF8.GetBytes(document)));

        Assert.Equal(operations, _graph.Engine.CachedOperations);
    }

    [Theory]
    [InlineData("""{"s":true}""")]
    [InlineData("""{"s":false}""")]
    public async Task TryPrepare_ConditionOfAVariable_EachChoiceHasItsAnswer(string variables)
    {
        const string Query = "query A($s: Boolean!) { tally @skip(if: $s) end: __typename }";
        _graph.Engine.TryPrepare(Encoding.UTF8.GetBytes(Query));

        var response = await _graph.RunAsync(Query, variables);

        Assert.Equal(variables.Contains("false", StringComparison.Ordinal), response.GetProperty("data").TryGetProperty("tally", out _));
    }

    [Fact]
    public void TryPrepare_CacheIsFull_IsFalse()
    {
        for (var i = 0; i < 20; i++)
        {
            Assert.True(_graph.Engine.TryPrepare(Encoding.UTF8.GetBytes($"query Q{i} {{ tally }}")));
        }

        Assert.False(_graph.Engine.TryPrepare("query More { tally }"u8));
        Assert.Equal(20, _graph.Engine.CachedOperations);
    }

    [Fact]
    public async Task ManyOperationsAtOnce_EachItsOwnAnswerAndTheCacheStaysBounded()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 2000), async (i, cancellationToken) =>
        {
            var number = i % 60;
            var response = await _graph.RunAsync(
                $"query ($s: Boolean!) {{ a{number}: thing(number: {number}) {{ name @skip(if: $s) t: __typename }} }}",
                i % 2 == 0 ? """{"s":true}""" : """{"s":false}""",
                cancellationToken: cancellationToken);
            var thing = response.GetProperty("data").GetProperty($"a{number}");
            Assert.Equal(i % 2 == 1, thing.TryGetProperty("name", out var _));
            Assert.Equal(new[] { "Person", "Robot", "Plant", "Coin", "Note" }[number % 5], thing.GetProperty("t").GetString());
        });

        Assert.InRange(_graph.Engine.CachedOperations, 1, 20);
    }

    [Fact]
    public async Task EveryChoiceOfManyConditions_EachItsOwnAnswerAndTheCacheStaysBounded()
    {
        var graph = new TestGraph(options: options => options.CachedBytes = 4 << 20);
        var query = $"query ({Each(8, i => $"$c{i}: Boolean!")}) {{ thing(number: 5) {{ {Each(8, i => $"a{i}: name @include(if: $c{i})")} "
            + $"end: __typename }} }}";
        for (var choice = 0; choice < 256; choice++)
        {
            var response = await graph.RunAsync(
                query,
                $"{{{string.Join(',', Enumerable.Range(0, 8).Select(i => $"\"c{i}\":{(((choice >> i) & 1) == 1 ? "true" : "false")}"))}}}");

            var names = response.GetProperty("data").GetProperty("thing").EnumerateObject().Select(field => field.Name);
            Assert.Equal([.. Enumerable.Range(0, 8).Where(i => ((choice >> i) & 1) == 1).Select(i => $"a{i}"), "end"], names);
            Assert.InRange(graph.Engine.CachedBytes, 1, (4 << 20) / 64);
        }
    }

    [Fact]
    public async Task Introspection_CountsAsOthersDo()
    {
        var graph = new TestGraph(options: options => options.CachedBytes = 1 << 20);
        for (var i = 0; i < 200; i++)
        {
            var response = await graph.RunAsync($"{{ a{i}: __type(name: \"Person\") {{ name fields {{ name }} }} }}");
            Assert.Equal("Person", response.GetProperty("data").GetProperty($"a{i}").GetProperty("name").GetString());
            Assert.InRange(graph.Engine.CachedBytes, 1, 1 << 20);
        }
    }

    private static string Each(int count, Func<int, string> text) => string.Join(' ', Enumerable.Range(0, count).Select(text));
}
