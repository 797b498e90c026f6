using GraphBff.Engine.Types;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Engine.Tests.TestSchema;

internal sealed class ProbeMutations : TypeExtension<MutationType>
{
    protected override void Extend(MutationType type)
    {
        Change(type, "change");
        Change(type, "changeSurely").NonNull();
    }

    private static DeclaredField Change(MutationType type, string name)
        => type.One<ProbeType>(name)
            .Argument<IntGraphType>("number", "Which.", 1)
            .Resolve((_, field) =>
            {
                var script = field.Operation.Services.GetRequiredService<Script>();
                return script.Run(script.Probe(field.Arguments.Get<int>("number")), field);
            });
}
