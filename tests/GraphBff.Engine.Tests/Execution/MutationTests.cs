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
}
