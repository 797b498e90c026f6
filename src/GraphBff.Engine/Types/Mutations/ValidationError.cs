using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Types.Mutations;

/// <summary>The input breaks rules.</summary>
public sealed class ValidationError(IReadOnlyList<FieldViolation> fields) : MutationError("The input is not valid.")
{
    public IReadOnlyList<FieldViolation> Fields { get; } = fields;
}
