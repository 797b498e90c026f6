using System.Collections;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Types;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace GraphBff.Testing.Oracle;

/// <summary>A GraphQL.NET resolver for a field's declared source.</summary>
internal sealed class SourceResolver(ValueSource source) : IFieldResolver
{
    public const string OperationKey = "operation";

    /// <summary>Gives every declared field its resolver. The engine itself uses none.</summary>
    public static void AttachTo(ISchema schema)
    {
        foreach (var type in schema.AllTypes.OfType<IObjectGraphType>())
        {
            foreach (var field in type.Fields)
            {
                if (ValueSource.Of(field) is { } source)
                {
                    field.Resolver = new SourceResolver(source);
                }
            }
        }
    }

    public async ValueTask<object?> ResolveAsync(IResolveFieldContext context) => source switch
    {
        LeafSource leaf => leaf.Read(context.Source!),
        MemberSource member => Unwrap(member.Get(context.Source!)),
        StepSource step => Unwrap(await step.ResolveAsync(context.Source!, FieldOf(context)).ConfigureAwait(false)),
        _ => throw new InvalidOperationException($"No resolver for {source.GetType()}."),
    };

    private static FieldContext FieldOf(IResolveFieldContext context) => new(
        ArgumentsPlan.FromClr(context.FieldDefinition.Arguments, context.Arguments),
        AnySelection.Instance,
        (OperationContext)context.UserContext[OperationKey]!);

    // Where the engine takes an error as a value, GraphQL.NET needs an exception. For an item of a list, the exception must come later.
    private static object? Unwrap(object? value) => value switch
    {
        GraphError error => throw new GraphException(error),
        string => value,
        IEnumerable items => UnwrapItems(items),
        _ => value,
    };

    private static object?[] UnwrapItems(IEnumerable items)
    {
        var unwrapped = new List<object?>();
        foreach (var item in items)
        {
            unwrapped.Add(item switch
            {
                GraphError error => new FailedItem(error),
                string => item,
                IEnumerable inner => UnwrapItems(inner),
                _ => item,
            });
        }

        return [.. unwrapped];
    }
}
