using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Types.Mutations;

/// <summary>An error in a payload. Derived types add what a client needs to handle it.</summary>
public abstract class ErrorType<T> : ObjectType<T>, IErrorType
    where T : MutationError
{
    /// <param name="code">The kind of the error, for doors that have status codes (<see cref="ErrorCodes"/>).</param>
    protected ErrorType(string code = ErrorCodes.FailedPrecondition)
    {
        Code = code;
        Interface<ErrorInterface>();
        String("message", error => error.Message).Description("What went wrong, for people.");
    }

    public string Code { get; }
}
