using GraphBff.Engine.Errors;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphBff.Engine.Inputs;

/// <summary>An argument whose value depends on the request's variables, or one without a valid value, which fails every request.</summary>
internal sealed class VariableArgument(int position, InputSlot slot, GraphQLValue? literal, ROM source)
{
    /// <summary>Writes the value to its position, which holds the argument's default until then.</summary>
    public void Resolve(VariableValues variables, object?[] values)
    {
        if (literal is null)
        {
            throw Error("was not provided.");
        }

        if (variables.LacksVariable(literal))
        {
            if (slot.IsRequired)
            {
                var variable = ((GraphQLVariable)literal).Name.StringValue;
                throw Error($"was provided the variable \"${variable}\" which was not provided a runtime value.");
            }
        }
        else if (!slot.Coercer.TryRead(literal, variables, out values[position]))
        {
            throw values[position] is null && slot.Coercer.IsNonNull && literal is GraphQLVariable or GraphQLNullValue
                ? Error($"Argument \"{slot.Name}\" of non-null type \"{slot.Coercer.TypeName}\" must not be null.", literal)
                : Error($"Argument \"{slot.Name}\" has invalid value {Literals.Print(literal, source)}.", literal);
        }
    }

    private GraphException Error(string reason)
        => Error($"Argument \"{slot.Name}\" of required type \"{slot.Coercer.TypeName}\" {reason}", literal);

    private GraphException Error(string message, GraphQLValue? at) => new(new GraphError(ErrorCodes.BadUserInput, message)
    {
        Locations = at is null ? [] : [SourceLocations.At(source, at.Location.Start)],
    });
}
