using GraphBff.Engine.Inputs;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Federation;

/// <summary>
/// <c>_Any</c>: any value that a router sends. It is checked where it is read, so that a bad representation fails only its own entity.
/// </summary>
internal sealed class AnyType : ScalarGraphType, ICoercedScalar
{
    public const string TypeName = "_Any";

    public AnyType()
    {
        Name = TypeName;
        Description = "A representation: an object with its `__typename` and the fields of one of the type's keys.";
    }

    public InputCoercer Coercer { get; } = new AnyCoercer();

    // Only validation calls this, to check that the scalar accepts the literal. The coercer reads the value.
    public override object? ParseLiteral(GraphQLValue value) => value;

    public override object? ParseValue(object? value) => value;

    public override object? Serialize(object? value) => ThrowSerializationError(value);
}
