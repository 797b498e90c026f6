using GraphBff.Engine.Batching;

namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>Finds robots by number, in one dictionary.</summary>
internal sealed class RobotLoader(World world) : BatchDataLoader<int, Robot>
{
    protected override async Task<IReadOnlyDictionary<int, Robot>> LoadBatchAsync(
        IReadOnlyList<int> keys, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return keys.Where(key => world.Hash(key, "robot") % 11 != 0).ToDictionary(key => key, world.Robot);
    }
}
