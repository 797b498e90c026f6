using System.Text.Json;
using GraphBff.Engine.Tests.TestSchema;

namespace GraphBff.Engine.Tests.Planning;

/// <summary>What the engine keeps of the operations that it ran.</summary>
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

        Assert.False(response.TryGetProperty("data", out JsonElement _));
        Assert.Equal(0, _graph.Engine.CachedOperations);
    }

    [Fact]
    public async Task Plan_ThatIsTooLarge_IsRefusedAndNotKept()
    {
        var response = await _graph.RunAsync("{ everything { crowd { crowd { crowd { name } } } } }");

        Assert.False(response.TryGetProperty("data", out JsonElement _));
        Assert.Equal(0, _graph.Engine.CachedOperations);
    }

    [Fact]
    public async Task Operation_Again_IsKeptOnce()
    {
        await _graph.RunAsync("{ tally }");
        await _graph.RunAsync("{ tally }");

        Assert.Equal(1, _graph.Engine.CachedOperations);
    }

    [Fact]
    public async Task ManyOperationsAtOnce_EachItsOwnAnswerAndTheCacheStaysBounded()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 2000), async (i, cancellationToken) =>
        {
            int number = i % 60;
            var response = await _graph.RunAsync(
                $"query ($s: Boolean!) {{ a{number}: thing(number: {number}) {{ name @skip(if: $s) t: __typename }} }}",
                i % 2 == 0 ? """{"s":true}""" : """{"s":false}""",
                cancellationToken: cancellationToken);
            var thing = response.GetProperty("data").GetProperty($"a{number}");
            Assert.Equal(i % 2 == 1, thing.TryGetProperty("name", out JsonElement _));
            Assert.Equal(new[] { "Person", "Robot", "Plant", "Coin", "Note" }[number % 5], thing.GetProperty("t").GetString());
        });

        Assert.InRange(_graph.Engine.CachedOperations, 1, 20);
    }
}
