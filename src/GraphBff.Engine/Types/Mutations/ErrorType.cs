namespace GraphBff.Engine.Types.Mutations;

/// <summary>An error in a payload. Derived types add what a client needs to handle it.</summary>
public abstract class ErrorType<T> : ObjectType<T>
    where T : MutationError
{
    protected ErrorType()
    {
        Interface<ErrorInterface>();
        String("message", error => error.Message).Description("What went wrong, for people.");
    }
}
