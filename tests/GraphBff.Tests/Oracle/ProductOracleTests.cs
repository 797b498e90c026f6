using GraphBff.Engine.Output;
using GraphBff.Testing;
using GraphBff.Testing.Oracle;

namespace GraphBff.Tests.Oracle;

/// <summary>
/// Generated queries over the product's own schema, through the product and through GraphQL.NET's executor, which resolves parent by
/// parent. Both call the same services and must give the same response.
/// </summary>
[Collection(ReadingCollection.Name)]
public sealed class ProductOracleTests
{
    // The number of queries in a run without --long. A query can take hundreds of calls if each parent makes its own.
    private static readonly int QueriesPerSeed = Environment.GetEnvironmentVariable("GRAPHBFF_LONG") == "1" ? 2000 : 200;

    private static readonly string[] Ids =
    [
        .. Enumerable.Range(1, 5).Select(i => GlobalId.Format("User", $"user-{i:0000}")),
        .. Enumerable.Range(1, 5).Select(i => GlobalId.Format("Order", $"order-{i:00000}")),
        .. Enumerable.Range(1, 3).Select(i => GlobalId.Format("Product", $"product-{i:000}")),
        .. Enumerable.Range(1, 3).Select(i => GlobalId.Format("Payment", $"payment-{i:00000}")),
        GlobalId.Format("User", "none"),
    ];

    private readonly TestGraph _graph;
    private readonly OracleEngine _oracle;

    public ProductOracleTests(GraphFixture fixture)
    {
        _graph = fixture.Graph;
        _oracle = new OracleEngine(_graph.Engine);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task GeneratedQuery_SameDataAndErrorPaths(int seed)
    {
        int compared = 0, calls = 0;
        for (var number = seed * 1_000_000; compared < QueriesPerSeed; number++)
        {
            var query = OperationGenerator.GenerateQuery(_graph.Engine, number, Ids);
            var difference = await CompareAsync(query);
            if (difference is null)
            {
                compared++;
                calls += _graph.Upstream.Calls.Count;
            }
            else if (difference.Length > 0)
            {
                await OperationShrinker.ShrinkAsync(query, async smaller => await CompareAsync(smaller) is { Length: > 0 });
                Assert.Fail($"Seed {seed}, query {number}: {await CompareAsync(query)}\n{query}");
            }
        }

        Assert.True(calls > compared, "The queries hardly reached the services.");
    }

    /// <returns>Null if both are equal, empty if a limit refuses the query, else the difference.</returns>
    private async Task<string?> CompareAsync(GeneratedOperation query)
    {
        var variables = System.Text.Json.JsonDocument.Parse(query.VariablesJson).RootElement;
        var actual = OracleAnswer.Of(await _graph.QueryAsync(query.Query, variables));
        if (actual.IsRefused)
        {
            return "";
        }

        return actual.DifferenceTo(await _oracle.ExecuteAsync(query.Query, query.VariablesJson, _graph.Services));
    }
}
