using GraphBff.Engine.Errors;
namespace GraphBff.Engine.Types.Mutations;

/// <inheritdoc cref="ValidationError"/>
public sealed class ValidationErrorType : ErrorType<ValidationError>
{
    public ValidationErrorType()
        : base(ErrorCodes.BadUserInput)
    {
        Description = "The input breaks rules.";
        Shareable();
        List<FieldViolationType>("fields", error => error.Fields).Description("What is wrong with which field.");
    }
}
