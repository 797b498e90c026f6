using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Transport.Tests.Hosting;

internal sealed class PingMutations : TypeExtension<MutationType>
{
    private int _bumps;

    protected override void Extend(MutationType type)
        => type.One<IntGraphType>("bump")
            .Resolve((_, _) => ValueTask.FromResult<object?>(Interlocked.Increment(ref _bumps)))
            .Description("Counts its calls.");
}
