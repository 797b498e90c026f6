using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Engine.Tests.TestSchema;

internal sealed class BeingType : UnionType
{
    public BeingType()
    {
        Type<PersonType>();
        Type<RobotType>();
        Type<PlantType>();
    }
}
