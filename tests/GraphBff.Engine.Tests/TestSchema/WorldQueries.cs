using System.Globalization;
using GraphBff.Engine.Types;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Engine.Tests.TestSchema;

internal sealed class WorldQueries : TypeExtension<QueryType>
{
    protected override void Extend(QueryType type)
    {
        type.Step("thing", typeof(NonNullGraphType<EntityInterface>))
            .Argument<NonNullGraphType<IntGraphType>>("number", "Its number.")
            .Resolve((_, field) => new(Of(field).Thing(Math.Abs(field.Arguments.Get<int>("number")))));
        type.One<PersonType>("person")
            .Argument<IntGraphType>("number", "The person's number.", 5)
            .By<PersonLoader>((_, field) => field.Arguments.Find<int?>("number")?.ToString(CultureInfo.InvariantCulture));
        type.Many<BeingType>("beings")
            .Argument<IntGraphType>("count", "How many.", 3)
            .ResolveAll((_, field) =>
                new([Enumerable.Range(0, Math.Abs(field.Arguments.Find<int>("count"))).Select(Of(field).Being).ToArray()]));
        type.Step("everything", typeof(ListGraphType<NonNullGraphType<ListGraphType<EntityInterface>>>))
            .Resolve(async (_, field) =>
            {
                await Task.Yield();
                var world = Of(field);
                return new[] { world.Person(7).Items("everything", world.Thing), world.Person(19).Items("everything", world.Thing) };
            });
        type.One<LivingInterface>("living").Resolve((_, field) => new(Of(field).Living(11)));
        type.One<IntGraphType>("tally").Resolve((_, field) => new(Of(field).Tally)).NonNull();
    }

    private static World Of(FieldContext field) => field.Operation.Services.GetRequiredService<World>();
}
