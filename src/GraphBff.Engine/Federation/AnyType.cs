using GraphBff.Engine.Inputs;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Federation;

/// <summary>
/// <c>_Any</c>: whatever a router sends. What is wrong with it is told where it is read, so that it fails its own entity only.
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

    // For validation, which asks only whether it takes the literal; what is read of one is the coercer's affair.
    public override object? ParseLiteral(GraphQLValue value) => value;

    public override object? ParseValue(object? value) => value;

    public override object? Serialize(object? value) => ThrowSerializationError(value);
}
