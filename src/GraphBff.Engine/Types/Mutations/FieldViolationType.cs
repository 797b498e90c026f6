using GraphBff.Engine.Errors;
using GraphQL.Types;

namespace GraphBff.Engine.Types.Mutations;

/// <inheritdoc cref="FieldViolation"/>
public sealed class FieldViolationType : ObjectType<FieldViolation>
{
    public FieldViolationType()
    {
        Description = "What is wrong with one input field.";
        Shareable();
        List<StringGraphType>("path", violation => violation.Path)
            .Description("The field's path from the argument down, e.g. `[\"input\", \"email\"]`; list positions are decimal.");
        String("message", violation => violation.Description).Description("What the field must be, for people.");
    }
}
