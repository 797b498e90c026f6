using GraphBff.Engine.Errors;
using GraphBff.Engine.Running;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Inputs;

/// <summary>A custom scalar: its own ParseValue and ParseLiteral decide (GraphQL specification, 3.5.6).</summary>
internal sealed class ScalarCoercer(ScalarGraphType type) : InputCoercer
{
    public override string TypeName => type.Name;

    public override object? ReadPresent(ref JsonInput input)
    {
        var position = input.Position;
        var errors = input.ErrorCount;
        var raw = JsonTree.Read(ref input);
        if (input.ErrorCount != errors)
        {
            return null;
        }

        try
        {
            if (type.ParseValue(raw) is { } value)
            {
                return value;
            }

            input.Fail(position, $"Expected type \"{TypeName}\".");
        }
        catch (GraphException exception)
        {
            input.Fail(position, $"Expected type \"{TypeName}\". {exception.Error.Message}", exception.Error.Code);
        }
        catch (Exception exception) when (!RunFaults.Ends(exception))
        {
            // A scalar's exception may contain anything, so clients get only the type.
            input.Fail(position, $"Expected type \"{TypeName}\".");
        }

        return null;
    }

    public override bool TryReadPresent(GraphQLValue literal, VariableValues variables, out object? value)
    {
        try
        {
            value = type.ParseLiteral(literal);
            return value is not null;
        }
        catch (Exception exception) when (!RunFaults.Ends(exception))
        {
            value = null;
            return false;
        }
    }

    public override object FromClr(object value) => value;
}
