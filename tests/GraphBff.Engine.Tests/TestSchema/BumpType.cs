using System.Globalization;
using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Engine.Tests.TestSchema;

internal sealed class BumpType : ObjectType<Bump>
{
    public BumpType()
    {
        Int("value", bump => bump.Tally);
        Object<PersonType>("winner", bump => bump.World.Person(bump.Tally));

        // Read after the mutation ran. The next mutation must not have run by then.
        One<IntGraphType>("seen").Resolve(async (bump, _) =>
        {
            await Task.Yield();
            return bump.World.Tally;
        });
        One<PersonType>("next").By<PersonLoader>(bump => bump.Tally.ToString(CultureInfo.InvariantCulture));
    }
}
