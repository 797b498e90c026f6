using GraphQL.Types;

namespace GraphBff.Engine.Tests.TestSchema;

internal sealed class PlantType : ThingType<Plant>
{
    public PlantType()
    {
        Interface<LivingInterface>();
        List<IntGraphType>("petals", plant => plant.Items("petals", number => number % 9));
    }
}
