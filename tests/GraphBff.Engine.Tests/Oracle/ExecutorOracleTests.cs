using GraphBff.Engine.Tests.TestSchema;
using GraphBff.Testing.Oracle;

namespace GraphBff.Engine.Tests.Oracle;

/// <summary>
/// Generated operations through the engine and through GraphQL.NET's executor, over the same declarations and the same world:
/// the data (key order included) and the places of the errors must be the same.
/// </summary>
/// <remarks>
/// GraphQL.NET deviates from the specification in one of that: the fields of a mutation behind one that nulls the data. Not compared: an
/// error's locations, since it tells those of a merged field's first occurrence only; messages and codes, since the engine tells none that
/// a module did not mean for clients.
/// </remarks>
public sealed class ExecutorOracleTests
{
    // The gate's share; with GRAPHBFF_LONG=1 twenty thousand operations in all.
    private static readonly int OperationsPerSeed = Environment.GetEnvironmentVariable("GRAPHBFF_LONG") == "1" ? 4000 : 600;

    // Abstract types within abstract types grow a plan by all their types each time; what outgrows the bound is not compared.
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

    // A third of the operations runs in a world where all is well, a third in one where much is not.
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
