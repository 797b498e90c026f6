using System.Globalization;
using GraphBff.Engine.Batching;
using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>The fields that lead to other things by I/O: by loader, by resolver, by batch.</summary>
internal static class ThingSteps<T>
    where T : Thing
{
    public static void Declare(ObjectType<T> type)
    {
        type.One<PersonType>("friend").By<PersonLoader>(thing => Key(thing, "friend"));
        type.One<RobotType>("helper").By<RobotLoader, int>((thing, _) => thing.World.Robot(thing.Hash("helper")).Number).NonNull();
        type.Many<EntityInterface>("crowd").By<CrowdLoader>(thing => Key(thing, "crowd"));
        type.Step("crowdLoose", typeof(ListGraphType<BeingType>))
            .Resolve((thing, _) => new(thing.Items("crowdLoose", thing.World.Being)));
        type.One<LivingInterface>("boss").Resolve(async (thing, field) =>
        {
            // Two loads, one after the other. The second one joins the batch of its siblings.
            var loader = field.Operation.Loader<PersonLoader>();
            var friend = await loader.LoadAsync(Text(thing.Hash("boss")), field.CancellationToken);
            return friend is null ? thing.World.Living(thing.Hash("boss")) : await loader.LoadAsync(Text(friend.Hash("boss")));
        });
        type.Step("team", typeof(ListGraphType<NonNullGraphType<BeingType>>)).ResolveAll((things, _) => TeamsAsync(things)).NonNull();
        type.Step("circle", typeof(ListGraphType<NonNullGraphType<ListGraphType<BeingType>>>)).Resolve(async (thing, _) =>
        {
            await Task.Yield();
            return thing.Items("circle", row => thing.Items($"circle{row}", thing.World.Being));
        });
        type.One<PurseType>("wallet").ResolveAll((things, _) => new([.. things.Select(Wallet)])).NonNull();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Key(T thing, string field)
        => thing.World.IsNull(thing.Number, field) ? null : Text(thing.Hash(field));

    private static async ValueTask<IReadOnlyList<Result<object>>> TeamsAsync(IReadOnlyList<T> things)
    {
        await Task.Yield();
        return [.. things.Select(thing => Either(thing, "team", () => thing.Items("team", thing.World.Being)))];
    }

    private static Result<object> Wallet(T thing) => Either(thing, "wallet", () => thing.World.Money(thing.Hash("wallet")));

    private static Result<object> Either(T thing, string field, Func<object?> value)
    {
        if (thing.World.ErrorAt(thing.Number, field) is { } error)
        {
            return error;
        }

        return thing.World.IsNull(thing.Number, field) ? (object?)null : value();
    }
}
