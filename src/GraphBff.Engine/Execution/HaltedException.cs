using GraphBff.Engine.Operations;
using GraphBff.Engine.Running;

namespace GraphBff.Engine.Execution;

/// <summary>Ends a run whose request has <see cref="ErrorBehavior.Halt"/>, at its first error.</summary>
internal sealed class HaltedException(FieldError error) : RunEndedException(error.Error)
{
    public FieldError FieldError { get; } = error;
}
