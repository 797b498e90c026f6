using System.Globalization;
using GraphBff.Engine.Batching;

namespace GraphBff.Engine.Tests.TestSchema;

internal sealed class ProbeLoaderA(Script script) : BatchDataLoader<string, Probe>
{
    protected override async Task<IReadOnlyDictionary<string, Probe>> LoadBatchAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        await script.Fetch("A", keys);
        return keys.ToDictionary(key => key, key => script.Probe(int.Parse(key, CultureInfo.InvariantCulture) + 1));
    }
}
