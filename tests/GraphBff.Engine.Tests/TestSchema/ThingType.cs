using System.Globalization;
using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>The fields of all things: one for every source and every kind of value.</summary>
internal abstract class ThingType<T> : ObjectType<T>
    where T : Thing
{
    protected ThingType()
    {
        Interface<EntityInterface>();
        Leaves();
        Members();
        MemberLists();
        ThingSteps<T>.Declare(this);
        PlainSteps<T>.Declare(this);
    }

    private void Leaves()
    {
        Id("id", thing => thing.Or("id", thing.Number.ToString(CultureInfo.InvariantCulture)));
        String("name", thing => thing.Or("name", $"thing \"{thing.Number}\"\n")).Description("What it is called.");
        String("nick", thing => thing.Or("nick", "nick é")).Nullable();
        String("oldName", thing => thing.Or("oldName", "old")).Nullable().Deprecated("Ask for name.");
        Int("age", thing => thing.OrNull("age", thing.Hash("age") % 90));
        Float("size", thing => thing.OrNull("size", thing.Hash("size") / 7.0)).Nullable();
        Boolean("alive", thing => thing.OrNull("alive", thing.Hash("alive") % 2 == 0));
        Long("mass", thing => thing.OrNull("mass", long.MaxValue - thing.Hash("mass")));
        DateTime("born", thing => thing.OrNull("born", DateTimeOffset.UnixEpoch.AddSeconds(thing.Hash("born"))));
        Enum("mood", thing => thing.World.IsNull(thing.Number, "mood") ? Mood.Unspecified : (Mood)(thing.Hash("mood") % 5));
    }

    private void Members()
    {
        Object<PersonType>("home", thing => thing.Or("home", thing.World.Person(thing.Hash("home"))));
        Object<RobotType>("homeSure", thing => thing.Or("homeSure", thing.World.Robot(thing.Hash("homeSure")))).NonNull();
        Object<PurseType>("purse", thing => thing.Or("purse", thing.World.Money(thing.Hash("purse"))));

        // Sometimes a thing that has none of the union's types.
        Object<BeingType>("guess", thing => thing.Or("guess", thing.World.Thing(thing.Hash("guess"))));
        Member("shade", typeof(ShadeType), thing => thing.OrNull("shade", (byte)(thing.Hash("shade") % 40)));
    }

    private void MemberLists()
    {
        List<StringGraphType>("tags", thing => thing.Items("tags", number => $"tag {number}"));
        List<ShadeType>("shades", thing => thing.Items("shades", number => (byte)(number % 40)));
        Member("moods", typeof(ListGraphType<EnumType<Mood>>), thing => thing.Items("moods", number => (Mood)(number % 5)));
        Member(
            "grid",
            typeof(NonNullGraphType<ListGraphType<NonNullGraphType<ListGraphType<NonNullGraphType<IntGraphType>>>>>),
            thing => thing.Items("grid", row => thing.Items($"grid{row}", number => number)));
        Member(
            "matrix",
            typeof(ListGraphType<ListGraphType<IntGraphType>>),
            thing => thing.Items("matrix", row => thing.Items($"matrix{row}", number => number)));
        List<BeingType>("kids", thing => thing.Items("kids", thing.World.Being));
        Member("kidsLoose", typeof(ListGraphType<BeingType>), thing => thing.Items("kidsLoose", thing.World.Being));
        Member(
            "maze",
            typeof(ListGraphType<NonNullGraphType<ListGraphType<NonNullGraphType<EntityInterface>>>>),
            thing => thing.Items("maze", row => thing.Items($"maze{row}", thing.World.Thing)));
        Member(
            "mazeLoose",
            typeof(ListGraphType<ListGraphType<LivingInterface>>),
            thing => thing.Items("mazeLoose", row => thing.Items($"mazeLoose{row}", thing.World.Living)));
    }
}
