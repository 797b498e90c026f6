using GraphBff.Engine.Tests.TestSchema;

namespace GraphBff.Engine.Tests.Execution;

/// <summary>GraphQL specification, 6.2.2 Mutation.</summary>
public sealed class MutationTests
{
    private readonly ProbeGraph _graph = new();

    [Fact]
    public async Task RootFields_RunInOrder_EachWithAllThatItSelects()
    {
        var order = new List<string>();
        _graph.Script.Run = async (probe, _) =>
        {
            order.Add($"begin {probe.Number}");
            await Task.Yield();
            order.Add($"end {probe.Number}");
            return probe;
        };
        _graph.Script.Fetching = (_, keys) =>
        {
            order.Add($"read {keys[0]}");
            return Task.CompletedTask;
        };

        await _graph.DataAsync("mutation { one: change(number: 1) { a { number } } two: change(number: 2) { a { number } } }");

        Assert.Equal(["begin 1", "end 1", "read 1", "begin 2", "end 2", "read 2"], order);
    }

    [Fact]
    public async Task SecondMutation_ReadsAnewWhatTheFirstRead()
    {
        await _graph.DataAsync("mutation { one: change { a { number } again: a { number } } two: change { a { number } } }");

        Assert.Equal(["A: 1", "A: 1"], _graph.Script.Batches);
    }

    [Fact]
    public async Task FirstMutationFails_SecondRunsAllTheSame()
    {
        _graph.Script.Run = (probe, _) => probe.Number == 1 ? throw new InvalidOperationException() : new(probe);

        var (data, errors) = await _graph.FailAsync("mutation { one: change { number } two: change(number: 2) { number } }");

        Assert.Equal("""{"one":null,"two":{"number":2}}""", data);
        Assert.Equal(["one INTERNAL"], errors);
    }

    [Theory]
    [InlineData("mutation { sure: changeSurely(number: 2) { number } two: change(number: 3) { number } }", "sure")]
    [InlineData("mutation { one: change { number } sure: changeSurely(number: 2) { number } two: change(number: 3) { number } }", "sure")]
    [InlineData("mutation { sure: changeSurely(number: 4) { text } two: change(number: 3) { number } }", "sure.text")]
    public async Task FieldThatNullsTheData_StopsThoseBehindIt(string query, string path)
    {
        var changed = new List<int>();
        _graph.Script.Text = number => number == 4 ? null : "text";
        _graph.Script.Run = (probe, _) =>
        {
            changed.Add(probe.Number);
            return probe.Number == 2 ? throw new InvalidOperationException() : new(probe);
        };

        var (data, errors) = await _graph.FailAsync(query);

        Assert.Equal("null", data);
        Assert.Equal(path, Assert.Single(errors).Split(' ')[0]);
        Assert.DoesNotContain(3, changed);
    }
}
