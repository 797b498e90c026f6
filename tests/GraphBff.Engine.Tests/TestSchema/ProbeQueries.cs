using System.Globalization;
using GraphBff.Engine.Types;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Engine.Tests.TestSchema;

internal sealed class ProbeQueries : TypeExtension<QueryType>
{
    protected override void Extend(QueryType type)
    {
        type.One<ProbeType>("probe")
            .Argument<IntGraphType>("number", "Its number.", 1)
            .Resolve((_, field) => new(Of(field).Probe(field.Arguments.Get<int>("number"))));
        type.One<ProbeType>("probeSure").Resolve((_, field) => new(Of(field).Probe(1))).NonNull();
        type.One<ProbeType>("loaded")
            .Argument<IntGraphType>("number", "Its key.", 1)
            .By<ProbeLoaderA>((_, field) => field.Arguments.Get<int>("number").ToString(CultureInfo.InvariantCulture));
    }

    private static Script Of(FieldContext field) => field.Operation.Services.GetRequiredService<Script>();
}
