using System.Text.Json;
using GraphQLParser.AST;

namespace GraphBff.Engine.Inputs;

internal sealed class NonNullCoercer(InputCoercer inner) : InputCoercer
{
    public override string TypeName { get; } = inner.TypeName + "!";

    public override bool IsNonNull => true;

    public override object? Read(ref JsonInput input)
    {
        if (input.Reader.TokenType is not JsonTokenType.Null)
        {
            return inner.ReadPresent(ref input);
        }

        input.Fail(input.Position, $"Expected non-nullable type \"{TypeName}\" not to be null.");
        return null;
    }

    public override object? ReadPresent(ref JsonInput input) => inner.ReadPresent(ref input);

    public override bool TryReadPresent(GraphQLValue literal, VariableValues variables, out object? value)
        => inner.TryReadPresent(literal, variables, out value);

    public override object FromClr(object value) => inner.FromClr(value);
}
