using GraphBff.Engine.Types;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Walk;

/// <summary>Questions about types, as in the algorithms of the specification.</summary>
internal static class TypeRules
{
    public static IGraphType? RootOf(this ISchema schema, OperationType operation) => operation switch
    {
        OperationType.Mutation => schema.Mutation,
        OperationType.Subscription => schema.Subscription,
        _ => schema.Query,
    };

    /// <summary>The field of a composite type, meta fields included.</summary>
    public static FieldType? FieldOf(this ISchema schema, IGraphType? parent, GraphQLField field)
    {
        var name = field.Name.Value;
        if (name == schema.TypeNameMetaFieldType.Name)
        {
            return IsComposite(parent) ? schema.TypeNameMetaFieldType : null;
        }

        if (parent is not null && parent == schema.Query)
        {
            if (name == schema.SchemaMetaFieldType.Name)
            {
                return schema.SchemaMetaFieldType;
            }

            if (name == schema.TypeMetaFieldType.Name)
            {
                return schema.TypeMetaFieldType;
            }

            if (name == ServiceCapabilities.FieldName)
            {
                return ServiceCapabilities.Field;
            }
        }

        return DeclaredField(parent, field);
    }

    /// <summary>The field that the type itself declares.</summary>
    public static FieldType? DeclaredField(IGraphType? parent, GraphQLField field)
        => parent is IObjectGraphType or IInterfaceGraphType ? ((IComplexGraphType)parent).GetField(field.Name.Value) : null;

    public static bool IsComposite(IGraphType? type) => type is IObjectGraphType or IInterfaceGraphType or UnionGraphType;

    public static bool IsLeaf(IGraphType? type) => type is ScalarGraphType;

    public static bool IsInput(IGraphType? type) => type is ScalarGraphType or IInputObjectGraphType;

    public static IGraphType? Named(IGraphType? type) => type?.GetNamedType();

    public static IGraphType? Nullable(IGraphType? type) => type is NonNullGraphType nonNull ? nonNull.ResolvedType : type;

    /// <summary>Whether an object can be of both types (GraphQL specification, 5.5.2.3 Fragment Spread Is Possible).</summary>
    public static bool Overlap(IGraphType left, IGraphType right) => (left, right) switch
    {
        _ when left == right => true,
        (IAbstractGraphType first, IAbstractGraphType second) => first.PossibleTypes.Any(type => second.PossibleTypes.Contains(type)),
        (IAbstractGraphType first, IObjectGraphType second) => first.PossibleTypes.Contains(second),
        (IObjectGraphType first, IAbstractGraphType second) => second.PossibleTypes.Contains(first),
        _ => false,
    };

    /// <summary>Whether a value of the variable's type is valid at the place (GraphQL specification, 5.8.5 AreTypesCompatible).</summary>
    public static bool Fits(GraphQLType variable, IGraphType place) => (variable, place) switch
    {
        (GraphQLNonNullType from, NonNullGraphType to) => Fits(from.Type, to.ResolvedType!),
        (_, NonNullGraphType) => false,
        (GraphQLNonNullType from, _) => Fits(from.Type, place),
        (GraphQLListType from, ListGraphType to) => Fits(from.Type, to.ResolvedType!),
        (GraphQLNamedType from, not ListGraphType) => from.Name.Value == place.Name,
        _ => false,
    };

    public static GraphQLNamedType NamedNode(GraphQLType type) => type switch
    {
        GraphQLNonNullType nonNull => NamedNode(nonNull.Type),
        GraphQLListType list => NamedNode(list.Type),
        _ => (GraphQLNamedType)type,
    };

    public static string Print(GraphQLType type) => type switch
    {
        GraphQLNonNullType nonNull => Print(nonNull.Type) + "!",
        GraphQLListType list => $"[{Print(list.Type)}]",
        _ => ((GraphQLNamedType)type).Name.StringValue,
    };
}
