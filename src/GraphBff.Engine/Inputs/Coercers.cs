using System.Runtime.CompilerServices;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Inputs;

/// <summary>The one coercer of each input type.</summary>
internal static class Coercers
{
    private static readonly ConditionalWeakTable<IGraphType, InputCoercer> Known = [];

    /// <summary>The coercer of a type of an initialized schema.</summary>
    public static InputCoercer For(IGraphType type) => Known.GetValue(type, Create);

    /// <summary>The coercer of a type that a document names; null if the schema has no such input type.</summary>
    public static InputCoercer? For(GraphQLType type, ISchema schema) => type switch
    {
        GraphQLNonNullType nonNull => For(nonNull.Type, schema) is { } inner ? new NonNullCoercer(inner) : null,
        GraphQLListType list => For(list.Type, schema) is { } items ? new ListCoercer(items) : null,
        GraphQLNamedType named when Find(named, schema) is { } known => For(known),
        _ => null,
    };

    private static IGraphType? Find(GraphQLNamedType named, ISchema schema)
        => schema.AllTypes[named.Name.Value] is (ScalarGraphType or IInputObjectGraphType) and { } type ? type : null;

    private static InputCoercer Create(IGraphType type) => type switch
    {
        NonNullGraphType nonNull => new NonNullCoercer(For(nonNull.ResolvedType!)),
        ListGraphType list => new ListCoercer(For(list.ResolvedType!)),
        IInputObjectGraphType input => new InputObjectCoercer(input),
        EnumerationGraphType enumeration => new EnumCoercer(enumeration),
        ScalarGraphType scalar => Create(scalar),
        _ => throw new InvalidOperationException($"The type '{type}' is not an input type."),
    };

    // Exact types only: a derived type may parse differently.
    private static InputCoercer Create(ScalarGraphType scalar)
    {
        var type = scalar.GetType();
        return type == typeof(IntGraphType) ? IntCoercer.Instance
            : type == typeof(FloatGraphType) ? FloatCoercer.Instance
            : type == typeof(StringGraphType) ? StringCoercer.Instance
            : type == typeof(IdGraphType) ? IdCoercer.Instance
            : type == typeof(BooleanGraphType) ? BooleanCoercer.Instance
            : (scalar as ICoercedScalar)?.Coercer ?? new ScalarCoercer(scalar);
    }
}
