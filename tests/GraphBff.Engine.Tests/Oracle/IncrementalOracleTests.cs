using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphBff.Engine.Limits;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Tests.TestSchema;
using GraphBff.Testing.Oracle;
using MergedResponse = GraphBff.Testing.MergedResponse;

namespace GraphBff.Engine.Tests.Oracle;

/// <summary>
/// Generated operations with @defer and @stream. All responses merged must equal the response without the directives. If a fragment fails,
/// its null does not reach beyond it. Then only the rules of the protocol are checked.
/// </summary>
public sealed class IncrementalOracleTests
{
    private static readonly int OperationsPerSeed = Environment.GetEnvironmentVariable("GRAPHBFF_LONG") == "1" ? 4000 : 300;

    private readonly TestGraph _graph = TestGraph.Shared;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task GeneratedOperation_AnyWorld_MergesToThePlainAnswer(int seed)
    {
        int compared = 0, incremental = 0, failed = 0;
        for (var i = 0; compared < OperationsPerSeed; i++)
        {
            var number = (seed * 1_000_000) + i;
            var operation = OperationGenerator.GenerateIncremental(_graph.Engine, number);
            var plain = await _graph.RunAsync(operation.Query, operation.VariablesJson, TestGraph.Services(WorldOf(number)));
            if (!plain.TryGetProperty("data", out _))
            {
                // Two @stream that differ on one response key, or a plan that is too large.
                continue;
            }

            if (await CompareAsync(operation, number, plain) is { Difference: { } difference })
            {
                await OperationShrinker.ShrinkAsync(operation, async smaller =>
                {
                    var answer = await _graph.RunAsync(smaller.Query, smaller.VariablesJson, TestGraph.Services(WorldOf(number)));
                    return answer.TryGetProperty("data", out _) && (await CompareAsync(smaller, number, answer)).Difference is not null;
                });
                var last = await _graph.RunAsync(operation.Query, operation.VariablesJson, TestGraph.Services(WorldOf(number)));
                Assert.Fail(
                    $"Seed {seed}, operation {number}: {difference}\n{(await CompareAsync(operation, number, last)).Difference}\n"
                    + $"{operation}");
            }

            var (_, count, failures) = await CompareAsync(operation, number, plain);
            compared++;
            incremental += count > 1 ? 1 : 0;
            failed += failures > 0 ? 1 : 0;
        }

        // Otherwise the test proves nothing.
        Assert.True(incremental > compared / 3, $"Only {incremental} of {compared} operations had later responses.");
        Assert.True(failed > 0, "No fragment ever failed.");
    }

    private static World WorldOf(int number) => (number % 3) switch
    {
        0 => new World(number),
        1 => new World(number, 20, 20),
        _ => new World(number, 120, 60),
    };

    private async Task<(string? Difference, int Count, int Failures)> CompareAsync(
        GeneratedOperation operation, int number, JsonElement plain)
    {
        var responses = await ReadAsync(operation, number);
        if (responses[0].Contains(LimitCodes.PlanFields, StringComparison.Ordinal))
        {
            // With @stream, a plan may exceed the limit, since a streamed list is planned twice.
            return default;
        }

        try
        {
            var merged = MergedResponse.Of(responses);
            var difference = merged.Failures > 0 ? null : Difference(merged.Whole, plain);
            return (
                difference is null ? null : $"{difference}\n{string.Join('\n', responses)}\nplain {plain}", merged.Count, merged.Failures);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
        {
            return ($"{exception.Message}\n{string.Join('\n', responses)}", 0, 0);
        }
    }

    // Late fields come last, so the order of keys is not compared. Fields below a removed object never run, so their errors may be missing.
    private static string? Difference(JsonElement merged, JsonElement plain)
    {
        var actual = merged.GetProperty("data");
        var expected = plain.GetProperty("data");
        if (!JsonNode.DeepEquals(JsonSerializer.SerializeToNode(actual), JsonSerializer.SerializeToNode(expected)))
        {
            return "the data differs";
        }

        var surplus = OracleAnswer.Of(merged).ErrorPaths.Except(OracleAnswer.Of(plain).ErrorPaths).ToArray();
        return surplus.Length == 0 ? null : $"errors at {string.Join(' ', surplus)}";
    }

    private async Task<List<string>> ReadAsync(GeneratedOperation operation, int number)
    {
        await using var responses = _graph.Engine.Start(
            new OperationRequest
            {
                Query = Encoding.UTF8.GetBytes(operation.Query),
                Variables = Encoding.UTF8.GetBytes(operation.VariablesJson),
                Deadline = _graph.Time.GetUtcNow() + TimeSpan.FromMinutes(1),
                AcceptsIncremental = true,
                Services = TestGraph.Services(WorldOf(number)),
            },
            default);
        var read = new List<string>();
        while (await responses.NextAsync() is { } response)
        {
            using (response)
            {
                read.Add(Encoding.UTF8.GetString(response.Body.Span));
            }
        }

        return read;
    }
}
