namespace GraphBff.Engine.Types.Mutations;

/// <inheritdoc cref="ValidationError"/>
public sealed class ValidationErrorType : ErrorType<ValidationError>
{
    public ValidationErrorType()
    {
        Description = "The input breaks rules.";
        Shareable();
        List<FieldViolationType>("fields", error => error.Fields).Description("What is wrong with which field.");
    }
}
