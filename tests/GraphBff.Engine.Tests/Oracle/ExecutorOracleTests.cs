using GraphBff.Engine.Tests.TestSchema;
using GraphBff.Testing.Oracle;

namespace GraphBff.Engine.Tests.Oracle;

/// <summary>
/// Runs generated operations with the engine and with GraphQL.NET's executor, over the same declarations and the same world. The data (key
/// order included) and the paths of the errors must be the same.
/// </summary>
/// <remarks>
/// GraphQL.NET deviates from the specification in one point: it runs the fields of a mutation after one that nulls the data. Locations are
/// not compared, since GraphQL.NET gives only the first one of a merged field. Messages and codes are not compared, since the engine shows
/// only those that a module means for clients.
/// </remarks>
public sealed class ExecutorOracleTests
{
    // The share of the gate. With GRAPHBFF_LONG=1, all seeds together run 20,000 operations.
    private static readonly int OperationsPerSeed = Environment.GetEnvironmentVariable("GRAPHBFF_LONG") == "1" ? 4000 : 600;

    // Each abstract type multiplies the plan below it by its types. Operations that exceed the limit are not compared.
    private const string TooLarge = "The operation selects more than";

    private readonly TestGraph _graph = TestGraph.Shared;
    private readonly OracleEngine _oracle = new(TestGraph.Shared.Engine);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task GeneratedOperation_AnyWorld_SameDataAndErrorPaths(int seed)
    {
        var compared = 0;
        for (var i = 0; compared < OperationsPerSeed; i++)
        {
            var number = (seed * 1_000_000) + i;
            var operation = OperationGenerator.Generate(_graph.Engine, number);
            var difference = await CompareAsync(operation, number);
            if (difference is null || difference.Contains(TooLarge, StringComparison.Ordinal))
            {
                compared += difference is null ? 1 : 0;
                continue;
            }

            await OperationShrinker.ShrinkAsync(
                operation, async smaller => await CompareAsync(smaller, number) is { } found && !IsRefusal(found));
            Assert.Fail($"Seed {seed}, operation {number}: {await CompareAsync(operation, number)}\n{operation}");
        }
    }

    private static bool IsRefusal(string difference) => difference.StartsWith("refused", StringComparison.Ordinal);

    // A third of the operations runs in a world without failures, a third in a world with few, and a third in one with many.
    private static World WorldOf(int number) => (number % 3) switch
    {
        0 => new World(number),
        1 => new World(number, 20, 20),
        _ => new World(number, 120, 60),
    };

    private async Task<string?> CompareAsync(GeneratedOperation operation, int number)
    {
        var actual = await _graph.AnswerAsync(operation.Query, operation.VariablesJson, TestGraph.Services(WorldOf(number)));
        if (actual.IsRefused)
        {
            return $"refused: {string.Join(' ', actual.ErrorPaths)}";
        }

        var expected = await _oracle.ExecuteAsync(operation.Query, operation.VariablesJson, TestGraph.Services(WorldOf(number)));
        return actual.DifferenceTo(expected, isSerial: operation.IsMutation);
    }
}
