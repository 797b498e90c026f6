using GraphQL.Types;

namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>An interface that implements another one.</summary>
internal sealed class LivingInterface : InterfaceGraphType
{
    public LivingInterface()
    {
        Name = "Living";
        Description = "What grows.";
        Interface<EntityInterface>();
        Field<NonNullGraphType<IdGraphType>>("id");
        Field<NonNullGraphType<StringGraphType>>("name").Description("What it is called.");
        Field<PersonType>("friend");
        Field<PersonType>("home");
        Field<ListGraphType<NonNullGraphType<EntityInterface>>>("crowd");
        Field<NonNullGraphType<IntGraphType>>("age");
        Field<LivingInterface>("boss");
    }
}
