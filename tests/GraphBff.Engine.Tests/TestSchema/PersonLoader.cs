using System.Globalization;
using GraphBff.Engine.Batching;

namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>Finds persons by number. The world decides which numbers are missing or fail.</summary>
internal sealed class PersonLoader(World world) : DataLoader<string, Person>(new DataLoaderOptions { MaxBatchSize = 3 })
{
    protected internal override async Task FetchAsync(
        IReadOnlyList<string> keys, Memory<Result<Person>> results, bool whole, CancellationToken cancellationToken)
    {
        if (world.Hash(0, keys[0]) % 2 == 0)
        {
            await Task.Yield();
        }

        for (var i = 0; i < keys.Count; i++)
        {
            var number = int.Parse(keys[i], CultureInfo.InvariantCulture);
            results.Span[i] = world.ErrorAt(number, "person") is { } error ? error
                : number % 17 == 0 ? default : world.Person(number);
        }
    }
}
