using GraphQL.Types;

namespace GraphBff.Engine.Tests.TestSchema;

internal sealed class EntityInterface : InterfaceGraphType
{
    public EntityInterface()
    {
        Name = "Entity";
        Description = "What has a name.";
        Field<NonNullGraphType<IdGraphType>>("id");
        Field<NonNullGraphType<StringGraphType>>("name").Description("What it is called.");
        Field<PersonType>("friend");
        Field<PersonType>("home");
        Field<ListGraphType<NonNullGraphType<EntityInterface>>>("crowd");
    }
}
