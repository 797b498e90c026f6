using System.Globalization;
using GraphBff.Engine.Batching;

namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>Finds the things around a number.</summary>
internal sealed class CrowdLoader(World world) : GroupedDataLoader<string, Thing>
{
    protected override Task<ILookup<string, Thing>> LoadGroupedBatchAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
        => Task.FromResult(keys
            .SelectMany(key => Around(int.Parse(key, CultureInfo.InvariantCulture)).Select(thing => (key, thing)))
            .ToLookup(pair => pair.key, pair => pair.thing));

    private IEnumerable<Thing> Around(int number)
        => Enumerable.Range(0, number % 4).Select(i => world.Thing(world.Hash(number + i, "crowd")));
}
