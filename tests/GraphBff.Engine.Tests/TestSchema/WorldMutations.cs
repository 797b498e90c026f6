using GraphBff.Engine.Types;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Engine.Tests.TestSchema;

internal sealed class WorldMutations : TypeExtension<MutationType>
{
    protected override void Extend(MutationType type)
    {
        type.One<BumpType>("bump")
            .Argument<NonNullGraphType<IntGraphType>>("by", "How often.", 1)
            .Resolve(async (_, field) =>
            {
                await Task.Yield();
                var world = field.Operation.Services.GetRequiredService<World>();
                var tally = world.Tally;
                for (var i = field.Arguments.Get<int>("by"); i > 0; i--)
                {
                    tally = world.Bump();
                }

                return world.IsNull(tally, "bump") ? null : new Bump(world, tally);
            })
            .NonNull();
        type.One<BumpType>("bumpLoosely")
            .Resolve((_, field) =>
            {
                var world = field.Operation.Services.GetRequiredService<World>();
                var tally = world.Bump();
                return new(world.IsNull(tally, "bumpLoosely") ? null : new Bump(world, tally));
            });
    }
}
