using System.Globalization;
using GraphBff.Engine.Batching;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>Fields that load scalars by I/O, and one with every kind of argument.</summary>
internal static class PlainSteps<T>
    where T : Thing
{
    public static void Declare(ObjectType<T> type)
    {
        type.One<StringGraphType>("motto").Resolve((thing, _) => new(thing.Or("motto", "onward")));
        type.One<StringGraphType>("mottoSure").Resolve(async (thing, _) =>
        {
            await Task.Yield();
            return thing.Or("mottoSure", "upward");
        }).NonNull();
        type.Many<IntGraphType>("scores").Resolve((thing, _) => new(thing.Items("scores", number => number)));
        type.One<IntGraphType>("rank").ResolveAll((things, _) => new([.. things.Select(thing => Rank(thing, "rank"))]));
        type.One<IntGraphType>("rankSure").ResolveAll((things, _) => new([.. things.Select(thing => Rank(thing, "rankSure"))])).NonNull();
        type.One<StringGraphType>("echo")
            .Argument<StringGraphType>("text", "Any text.", "dusk")
            .Argument<IntGraphType>("number", "Any number.")
            .Argument<FloatGraphType>("size", "Any size.")
            .Argument<BooleanGraphType>("loud", "Whether loudly.")
            .Argument<EnumType<Mood>>("mood", "In which mood.")
            .Argument<ShadeType>("shade", "In which shade.")
            .Argument<ListGraphType<NonNullGraphType<IdGraphType>>>("ids", "Any ids.")
            .Argument<FilterInput>("filter", "Any filter.")
            .Argument<PickInput>("pick", "Exactly one thing.")
            .Resolve((thing, field) => new(thing.Or("echo", Echo(field.Arguments))))
            .Description("What it was given.");
    }

    private static string Echo(Arguments arguments)
    {
        var parts = new List<string>();
        foreach (var name in new[] { "text", "number", "size", "loud", "mood", "shade" })
        {
            if (arguments.TryGet(name, out var value))
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{name}={value ?? "null"}"));
            }
        }

        parts.Add(string.Join('+', arguments.List<string>("ids")));
        parts.Add(arguments.TryRead<string>("filter", out var filter) ? filter : "-");
        parts.Add(arguments.TryRead<string>("pick", out var pick) ? pick : "-");
        return string.Join(' ', parts);
    }

    private static Result<object> Rank(T thing, string field)
    {
        if (thing.World.ErrorAt(thing.Number, field) is { } error)
        {
            return error;
        }

        return thing.World.IsNull(thing.Number, field) ? (object?)null : thing.Hash(field);
    }
}
